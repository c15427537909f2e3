import { setTimeout as pause } from 'node:timers/promises';
import type { Taken } from './judge-job.ts';

/** What this worker has taken and not finished. */
export class TakenJobs {
  readonly #taken = new Set<Taken>();

  async hold(taken: Taken, work: () => Promise<void>): Promise<void> {
    this.#taken.add(taken);
    try {
      await work();
    } finally {
      this.#taken.delete(taken);
    }
  }

  get areEmpty(): boolean {
    return this.#taken.size === 0;
  }

  /** So that others need not wait until they know that this worker has ended. */
  async giveBack(): Promise<void> {
    const all = [...this.#taken];
    this.#taken.clear();
    const back = all.map(({ job, token }) => job.moveToWait(token).catch(() => undefined));
    // A Redis that has gone is not waited for.
    await Promise.race([Promise.all(back), pause(2000, undefined, { ref: false })]);
  }
}
