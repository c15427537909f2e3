import { rmSync } from 'node:fs';
import { hasSetup, type Kata } from '../../katas/kata.ts';
import { prewarmSetupOf } from './setup-process.ts';
import { openRun, type Run } from '../../lab/run/run.ts';
import { connectToEngine, type EngineConnection } from '../engine.ts';

// Where the next judging is foreseen, its run begins before it: the process that will run its setup
// has found the engine by then. Nothing has been made for it but a folder and a socket.
let ahead: Run | undefined;

/** Opens a run for the next kata with a setup, if none is waiting. */
export async function prewarmRun(): Promise<void> {
  const { endpoint, docker } = await connectToEngine();
  if (ahead) return;
  ahead = openRun(endpoint, docker);
  await prewarmSetupOf(ahead);
}

/** The run that was opened ahead, for a kata with a setup, or one that begins now. */
export function takeRun(
  { endpoint, docker }: EngineConnection,
  kata: Kata,
  tell?: Run['tell'],
): Run {
  // Another engine has come in its place.
  if (ahead && ahead.endpoint !== endpoint) dropRun();
  if (!ahead || !hasSetup(kata)) return openRun(endpoint, docker, tell);
  const begun = ahead;
  ahead = undefined;
  return Object.assign(begun, tell ? { tell } : {});
}

/** Gives up the run that nobody has taken. */
export function dropRun(): void {
  if (ahead) rmSync(ahead.folder, { recursive: true, force: true });
  ahead = undefined;
}
