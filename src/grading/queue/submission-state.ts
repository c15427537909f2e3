import { errorVerdict } from '../../judge/error-verdict.ts';
import type { RunnerVerdict, PendingAttempt } from '../runners/runner.ts';

/** One submission that is in the queue: what is waited for, and what has come. */
export class QueuedSubmission {
  readonly waiting: PendingAttempt[];
  /** The job that it is now; another when it went into the queue again. */
  job = '';
  /** How often it went into the queue. */
  tries = 0;
  /** How many of the job’s rows have been read. */
  rows = 0;
  /** Scalers are told that it waits for a worker. */
  isNoted = false;
  readonly #taken = Promise.withResolvers<true>();
  readonly #verdicts = new Map<string, PromiseWithResolvers<RunnerVerdict>>();
  readonly #come = new Set<string>();

  constructor(waiting: PendingAttempt[]) {
    this.waiting = waiting;
    for (const { edition } of waiting) this.#verdicts.set(edition, Promise.withResolvers());
  }

  /** What no verdict has come for. */
  get left(): PendingAttempt[] {
    return this.waiting.filter(({ edition }) => !this.#come.has(edition));
  }

  /** Resolves when a worker has taken it for the first time. */
  get taken(): Promise<true> {
    return this.#taken.promise;
  }

  isTaken(): void {
    this.#taken.resolve(true);
  }

  /** Resolves to the verdict on this edition. */
  verdict(edition: string): Promise<RunnerVerdict> {
    const verdict = this.#verdicts.get(edition);
    if (!verdict) throw new Error('nobody asked for this edition');
    return verdict.promise;
  }

  /** Takes a verdict; the first on an edition counts, and no other. */
  take(edition: string, judged: RunnerVerdict): void {
    if (this.#come.has(edition)) return;
    this.#come.add(edition);
    this.#taken.resolve(true);
    this.#verdicts.get(edition)?.resolve(judged);
  }

  /** Gives up what is left: it could not be judged. */
  giveUp(why: string): void {
    for (const { kata, attempt, edition } of this.left)
      this.take(edition, { verdict: errorVerdict(kata, attempt, why), stopped: [] });
  }
}
