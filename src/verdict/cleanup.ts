import { messageOf } from '../errors/messages.ts';
import type { Lab } from '../lab/lab.ts';
import { dropSpare } from '../lab/setup/spare.ts';

const open = new Set<Lab>();
const pending = new Set<Promise<unknown>>();
let problem: Error | undefined;

/** Notes a lab that is in use, until its run is being removed. */
export function inUse(lab: Lab): void {
  open.add(lab);
}

/** Removes a run behind its verdict, and then does `after`. */
export function removeBehind(lab: Lab, after: () => Promise<void>): void {
  open.delete(lab);
  cleaningUp(lab.close().finally(after));
}

/** Gives up what is being judged: removes every run of this process, also those in the middle. */
export async function abandon(): Promise<void> {
  for (const lab of open) cleaningUp(lab.close());
  open.clear();
  await settled();
}

/** Resolves when nothing of any run is left; a command awaits it before it ends. */
export async function settled(): Promise<void> {
  dropSpare();
  await removed();
}

/** As {@link settled}, for a process that goes on judging. */
export async function removed(): Promise<void> {
  while (pending.size > 0) await Promise.all(pending);
  const error = problem;
  problem = undefined;
  if (error) throw error;
}

function cleaningUp(work: Promise<unknown>): void {
  const noted = work
    .catch((error: unknown) => {
      problem ??= error instanceof Error ? error : new Error(messageOf(error));
    })
    .finally(() => pending.delete(noted));
  pending.add(noted);
}
