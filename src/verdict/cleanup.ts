import { messageOf } from '../errors/messages.ts';
import { dropSpare } from '../lab/setup/spare.ts';

const pending = new Set<Promise<unknown>>();
let problem: Error | undefined;

/** Notes that a run is being removed behind its verdict. */
export function cleaningUp(work: Promise<unknown>): void {
  const noted = work
    .catch((error: unknown) => {
      problem ??= error instanceof Error ? error : new Error(messageOf(error));
    })
    .finally(() => pending.delete(noted));
  pending.add(noted);
}

/** Resolves when nothing of any run is left; a command awaits it before it ends. */
export async function settled(): Promise<void> {
  dropSpare();
  while (pending.size > 0) await Promise.all(pending);
  const error = problem;
  problem = undefined;
  if (error) throw error;
}
