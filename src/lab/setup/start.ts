import { join } from 'node:path';
import { enter } from '../run/ledger.ts';
import type { Run } from '../run/run.ts';
import { apart } from '../apart/place.ts';
import type { Thing } from './protocol.ts';
import { writeCliPlugin } from './cli-plugin.ts';
import { faultOf } from './faults.ts';
import { takeSpare } from './spare.ts';

export interface SetupCall {
  run: Run;
  /** The copy of the attempt: absolute path. */
  folder: string;
  /** DOCKER_HOST for the learner's code: the run's pass-through socket. */
  dockerHost: string;
  input: unknown;
  deadlineMs: number;
}

/**
 * Runs the attempt's setup in a process of its own and resolves to the ids it returned. Rejects
 * with an AttemptFault where the setup did not come to an end of its own, whatever it did instead.
 */
export async function startSetup(call: SetupCall): Promise<Record<string, Thing>> {
  const { run, folder, dockerHost, input, deadlineMs } = call;
  const process = takeSpare();
  const name = process.name;
  if (name) enter(run.folder, { kind: 'process', process: name });
  writeCliPlugin(run);
  const env = setupEnv(run, dockerHost);
  try {
    const ending = await process.run({ file: join(folder, 'setup.ts'), input, env }, deadlineMs);
    if (ending.outcome === 'returned') return ending.things;
    throw await faultOf(run, ending, process.output, deadlineMs);
  } finally {
    process.end();
  }
}

/** What the learner's code finds in its environment: an engine, and a home of its own. */
export function setupEnv(run: Run, dockerHost: string): Record<string, string> {
  return {
    DOCKER_HOST: dockerHost,
    HOME: run.folder,
    // In a sandbox the run's folder is for reading.
    TMPDIR: apart() ? '/tmp' : run.folder,
    ...(apart() ? { BUILDX_CONFIG: '/tmp/buildx' } : {}),
    TESTCONTAINERS_RYUK_DISABLED: 'true',
    BUILDX_BUILDER: 'default',
  };
}
