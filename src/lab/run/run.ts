import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type Docker from 'dockerode';
import type { Endpoint } from '../../engine/endpoint.ts';
import { CannotJudge } from '../../errors/errors.ts';
import { messageOf } from '../../errors/messages.ts';
import { dojoHome } from '../../system/paths.ts';
import { ownProcess, writeProcessId } from '../../system/process-id.ts';
import { currentSandbox } from './sandbox.ts';
import { Trace } from './trace.ts';
import { labLabel, ownerLabel, runLabel } from './labels.ts';
import { External } from './external.ts';
import { Made } from './made.ts';
import { Making } from './making.ts';

/** The networks that containers were on at any time, as the engine told while the run lasted. */
export interface NetworkHistory {
  networksOf: (id: string) => Promise<string[]>;
  close: () => void;
}

/** One judging of one attempt: an identity that everything it makes is labelled with. */
export interface Run {
  id: string;
  /** Its files on disk: absolute path, removed with the run. */
  folder: string;
  labels: Record<string, string>;
  /** Those of what the lab makes for itself. */
  labLabels: Record<string, string>;
  endpoint: Endpoint;
  docker: Docker;
  /** Tells whoever waits what is being done, in a few words. */
  tell: (doing: string) => void;
  /** What its checks do, for pictures of it. */
  trace: Trace;
  /** What its setups have made. */
  made: Made;
  /** What the lab is making for it. */
  making: Making;
  /** What stands for somebody else’s project, which its setups may join. */
  external: External;
  /** Called when containers of the attempt have started; the spec goes on when it resolves. */
  onStarted?: () => Promise<void>;
  /** What the engine tells of its containers’ networks, where a check will ask for that. */
  networkHistory?: Promise<NetworkHistory>;
}

/** Where the runs of this home keep their files. */
export function runsFolder(): string {
  return currentSandbox()?.runs ?? join(dojoHome(), 'runs');
}

/** Where a run's socket lies when its own folder's name is too long for it. */
export function socketBeside(folder: string): string {
  return `${folder.split('@')[0]}.sock`;
}

/** Anybody may write labels; only what a run may be called becomes a part of a path. */
export function isRunId(text: string): boolean {
  return /^[0-9a-f]{10}$/.test(text);
}

/** Begins a run that this process owns. */
export function openRun(
  endpoint: Endpoint,
  docker: Docker,
  tell: Run['tell'] = () => undefined,
): Run {
  const id = randomBytes(5).toString('hex');
  const owner = writeProcessId(ownProcess());
  // The owner stands in the name: there is no moment at which the folder has none.
  const folder = join(runsFolder(), `${id}@${owner}`);
  makeFolder(folder);
  const labels = { [runLabel]: id, [ownerLabel]: owner };
  const labLabels = { ...labels, [labLabel]: 'true' };
  const kept = { trace: new Trace(), made: new Made(), making: new Making() };
  return {
    id,
    folder,
    labels,
    labLabels,
    endpoint,
    docker,
    tell,
    ...kept,
    external: new External(),
  };
}

function makeFolder(folder: string): void {
  try {
    // Containers of any user must reach what is bound from here.
    mkdirSync(folder, { recursive: true, mode: 0o755 });
  } catch (error) {
    throw new CannotJudge({
      failed: 'A run could not be given a folder of its own',
      on: folder,
      lines: [messageOf(error)],
      next: [`make ${runsFolder()} writable, or`, 'DOJO_HOME=<another folder> npm start'],
    });
  }
}
