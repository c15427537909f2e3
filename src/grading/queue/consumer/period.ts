import type { Redis } from 'ioredis';
import { closePeriod, openPeriod, renewPeriod } from '../canaries.ts';
import { timing } from '../keys.ts';
import { isAlive } from '../gradings.ts';

/**
 * What a slot of this worker judges from one of its canaries to the next. The graders whose
 * submissions these are wait for what the next one shows.
 */
export class Period {
  readonly slot: string;
  readonly #redis: Redis;
  readonly #runs = new Set<string>();
  readonly #timer: NodeJS.Timeout;

  constructor(redis: Redis, slot: string, number: number) {
    this.#redis = redis;
    this.slot = `${slot} (process ${process.pid}), period ${number}`;
    this.#timer = setInterval(() => {
      for (const run of this.#runs) renewPeriod(redis, run, this.slot).catch(() => undefined);
    }, timing.lockMs / 4);
    this.#timer.unref();
  }

  /** The runs that wait for its end. */
  get runs(): ReadonlySet<string> {
    return this.#runs;
  }

  /** A submission of this run is about to be judged. */
  async begin(run: string): Promise<void> {
    this.#runs.add(run);
    await openPeriod(this.#redis, run, this.slot);
  }

  /** Tells all graders what the canary has shown. */
  async end(wrong: string | null): Promise<void> {
    clearInterval(this.#timer);
    for (const run of this.#runs)
      if (await isAlive(this.#redis, run))
        await closePeriod(this.#redis, run, { slot: this.slot, wrong });
  }
}
