import { join } from 'node:path';
import { enter } from '../run/ledger.ts';
import type { Run } from '../run/run.ts';
import type { ReturnedObject } from './protocol.ts';
import { writeCliPlugin } from './buildx-wrapper.ts';
import { writeComposePlugin } from './compose-wrapper.ts';
import { failureOf } from './failure.ts';
import { setupEnv } from './env.ts';
import type { Ready } from './prewarmed.ts';

export interface SetupCall {
  run: Run;
  /** The copy of the attempt: absolute path. */
  folder: string;
  /** The process that is to run it, and the way to the engine that it gets. */
  ready: Ready;
  input: unknown;
  deadlineMs: number;
  /** The files that the attempt brings. */
  edits: string[];
  /** Called at the moment at which it returns. */
  atReturn: () => void;
}

/** What a setup returned, and the last of what it has printed so far. */
export interface Returned {
  things: Record<string, ReturnedObject>;
  output: () => string;
}

/**
 * Runs the attempt's setup in a process of its own and resolves to the ids it returned. Rejects
 * with an AttemptError where the setup did not come to an end of its own, whatever it did instead.
 */
export async function startSetup(call: SetupCall): Promise<Returned> {
  const { run, folder, input, deadlineMs, edits, atReturn } = call;
  const { process, socket } = call.ready;
  const name = process.name;
  if (name) enter(run.folder, { kind: 'process', process: name });
  writeCliPlugin(run);
  writeComposePlugin(run);
  const env = setupEnv(run, socket.host);
  try {
    const ending = await process.run({ file: join(folder, 'setup.ts'), input, env }, deadlineMs);
    if (ending.outcome === 'returned') atReturn();
    if (ending.outcome === 'returned')
      return { things: ending.things, output: () => process.output };
    throw await failureOf(run, ending, process.output, { deadlineMs, edits });
  } finally {
    process.end();
  }
}
