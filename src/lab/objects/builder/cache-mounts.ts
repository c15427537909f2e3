import type Docker from 'dockerode';
import { LostCache } from '../../../errors/errors.ts';
import { waitFor } from '../../../system/wait-for.ts';
import type { Run } from '../../run/run.ts';

/** A record of the builder’s cache. */
interface CacheRecord {
  ID: string;
  Description: string;
  InUse: boolean;
}

/** The cache mounts that a run’s builds have made. */
export async function cacheMountsOf({ docker, id }: Run): Promise<CacheRecord[]> {
  const usage = await call(docker, 'GET', '/system/df', { type: 'build-cache' });
  const records = (usage as { BuildCache: CacheRecord[] | null }).BuildCache ?? [];
  return records.filter(({ Description: text }) => text.includes(` id "${id}/`));
}

/** Has the builder remove one. */
export function removeCacheMount(docker: Docker, { ID: record }: CacheRecord): Promise<unknown> {
  const filters = JSON.stringify({ id: [record] });
  return call(docker, 'POST', '/build/prune', { all: 'true', filters });
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

/** dockerode’s own calls take no filters, and would empty everybody’s. */
function call(
  { modem }: Docker,
  method: string,
  path: string,
  query: Record<string, string>,
): Promise<unknown> {
  const options = { method, path: `${path}?`, options: query };
  return new Promise((resolve, reject) => {
    modem.dial({ ...options, statusCodes: { 200: true } }, (error: Error | null, data: unknown) =>
      error ? reject(error) : resolve(data),
    );
  });
}
