import { LostCache } from '../../../errors/errors.ts';
import { waitFor } from '../../../system/wait-for.ts';
import type { Run } from '../../run/run.ts';
import { cacheRecords, type CacheRecord } from './cache-records.ts';

/** The cache mounts that a run’s builds have made. */
export async function cacheMountsOf({ endpoint, id }: Run): Promise<CacheRecord[]> {
  const records = await cacheRecords(endpoint.host);
  return records.filter(({ Description: text }) => text.includes(` id "${id}/`));
}

/**
 * The run’s cache mounts, for a spec that builds again: the builder has let go of them, as it does a
 * moment after a build. One that is still held would not be given to the next.
 */
export class KeptMounts {
  readonly #run: Run;
  readonly #ids: string[];

  private constructor(run: Run, ids: string[]) {
    this.#run = run;
    this.#ids = ids;
  }

  static async of(run: Run): Promise<KeptMounts> {
    const free = async () => {
      const mounts = await cacheMountsOf(run);
      return mounts.some(({ InUse }) => InUse) ? undefined : mounts;
    };
    const mounts = (await waitFor(free, { withinMs: 10_000, everyMs: 50 })) ?? [];
    return new KeptMounts(
      run,
      mounts.map(({ ID }) => ID),
    );
  }

  /** Throws where one is gone: a builder whose cache is full throws away what it likes. */
  async haveStayed(): Promise<void> {
    const there = (await cacheMountsOf(this.#run)).map(({ ID }) => ID);
    if (this.#ids.every((id) => there.includes(id))) return;
    throw new LostCache({
      failed: 'The engine has thrown away a cache mount between two builds',
      next: ['docker builder prune (its build cache may be full), then run the kata again'],
    });
  }
}
