import { removeRun } from './cleanup.ts';
import type { Run } from './run.ts';

/** Runs of this process that are over, and whose things may still be there. */
const over = new Set<Run>();

/** A run is over: what it made has to go, if not by its own removal then by that of the next. */
export function isOver(run: Run): void {
  over.add(run);
}

/**
 * Removes what a run made, and what runs before it in this process could not have removed, as where the
 * engine had ended in the middle.
 */
export async function remove(run: Run): Promise<void> {
  over.add(run);
  const earlier = [...over].filter((one) => one !== run);
  await Promise.all([removeOne(run), Promise.allSettled(earlier.map(removeOne))]);
}

async function removeOne(run: Run): Promise<void> {
  await removeRun(run.docker, run.id, run.folder);
  over.delete(run);
}
