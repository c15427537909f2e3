import { rmSync } from 'node:fs';
import { hasSetup, type Kata } from '../../katas/kata.ts';
import { introduceRun } from './setup-process.ts';
import { openRun, type Run } from '../../lab/run/run.ts';
import { connectToEngine, type EngineConnection } from '../engine.ts';

// Where the next judging is foreseen, its run begins before it: the process that will run its setup
// has found the engine by then. Nothing has been made for it but a folder and a socket.
let prepared: Run | undefined;

/** Opens a run for the next kata with a setup, if none is waiting. */
export async function prepareRun(): Promise<void> {
  const { endpoint, docker } = await connectToEngine();
  if (prepared) return;
  prepared = openRun(endpoint, docker);
  await introduceRun(prepared);
}

/** The run that was prepared, for a kata with a setup, or one that begins now. */
export function takeRun(
  { endpoint, docker }: EngineConnection,
  kata: Kata,
  tell?: Run['tell'],
): Run {
  // Another engine has come in its place.
  if (prepared && prepared.endpoint !== endpoint) dropRun();
  if (!prepared || !hasSetup(kata)) return openRun(endpoint, docker, tell);
  const begun = prepared;
  prepared = undefined;
  return Object.assign(begun, tell ? { tell } : {});
}

/** Gives up the run that nobody has taken. */
export function dropRun(): void {
  if (prepared) rmSync(prepared.folder, { recursive: true, force: true });
  prepared = undefined;
}
