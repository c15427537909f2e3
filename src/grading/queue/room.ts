import { setTimeout as pause } from 'node:timers/promises';
import { timing } from './keys.ts';
import { refusedForNow } from './redis-errors.ts';

/** Waits for a Redis that takes nothing new: nothing is lost, and people are told once. */
export class Room {
  readonly #tell: (words: string) => void;
  #isTold = false;

  constructor(tell: (words: string) => void) {
    this.#tell = tell;
  }

  /** Asks again until it is done; rejects with what is no matter of time. */
  async wait<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        const done = await work();
        if (this.#isTold) this.#tell('takes what is new again');
        this.#isTold = false;
        return done;
      } catch (error) {
        const why = refusedForNow(error);
        if (why === undefined) throw error;
        if (!this.#isTold) this.#tell(`takes nothing new: ${why}; it is asked until it does`);
        this.#isTold = true;
        await pause(timing.lookMs);
      }
    }
  }
}
