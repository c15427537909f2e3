import { CannotJudge } from '../errors/errors.ts';

/** From here on it was no hiccup, in milliseconds. */
const least = 10_000;
/** Of that time this process had the processor for less: more, and it was busy. */
const mostBusy = 0.25;
const everyMs = 500;

/**
 * Notices that this machine stood still: a laptop that slept, a virtual machine that was paused. Clocks
 * went on meanwhile on some of them, so that every time limit strikes at once, and on nobody’s account.
 */
export class Standstill {
  readonly #timer = setInterval(() => this.#beat(), everyMs).unref();
  #last = performance.now();
  #busy = process.cpuUsage();
  #longest = 0;

  /** The longest that it stood still, in milliseconds; 0 where it never did. */
  get ms(): number {
    this.#beat();
    return this.#longest;
  }

  end(): void {
    clearInterval(this.#timer);
  }

  #beat(): void {
    const ms = performance.now() - this.#last;
    const { user, system } = process.cpuUsage(this.#busy);
    this.#last += ms;
    this.#busy = process.cpuUsage();
    if (ms > least && (user + system) / 1000 < ms * mostBusy)
      this.#longest = Math.max(this.#longest, ms);
  }
}

/** What is said where that happened twice. */
export function stoodStill(ms: number): CannotJudge {
  return new CannotJudge({
    failed: `This machine stood still for ${Math.round(ms / 1000)} s in the middle`,
    on: 'it slept, or was paused; what its time limits say then is no verdict',
    next: ['run this again'],
  });
}
