import { rmSync } from 'node:fs';
import { hasSetup, type Kata } from '../../katas/kata.ts';
import { introduceSpare } from './setup-process.ts';
import { openRun, type Run } from '../../lab/run/run.ts';
import { session, type Session } from '../engine.ts';

// Where the next judging is foreseen, its run begins before it: the process that will run its setup
// has found the engine by then. Nothing has been made for it but a folder and a socket.
let ahead: Run | undefined;

/** Opens a run for the next kata with a setup, if none is waiting. */
export async function openRunAhead(): Promise<void> {
  const { endpoint, docker } = await session();
  if (ahead) return;
  ahead = openRun(endpoint, docker);
  await introduceSpare(ahead);
}

/** The run that was opened ahead, for a kata with a setup, or one that begins now. */
export function takeRun({ endpoint, docker }: Session, kata: Kata, tell?: Run['tell']): Run {
  // Another engine has come in its place.
  if (ahead && ahead.endpoint !== endpoint) dropRunAhead();
  if (!ahead || !hasSetup(kata)) return openRun(endpoint, docker, tell);
  const begun = ahead;
  ahead = undefined;
  return Object.assign(begun, tell ? { tell } : {});
}

/** Gives up the run that nobody has taken. */
export function dropRunAhead(): void {
  if (ahead) rmSync(ahead.folder, { recursive: true, force: true });
  ahead = undefined;
}
