import type { Kata } from '../../katas/kata.ts';
import type { Guard } from '../runners/canary-guard.ts';
import type { RunnerVerdict, Runner, PendingAttempt } from '../runners/runner.ts';
import { QueueGrader, type GraderOptions } from './producer.ts';
import type { QueuedSubmission } from './submission-state.ts';

/** More submissions than this are not in the queue at once. */
const most = 1000;

/** A place that is wherever a worker takes its submission. */
class QueueRunner implements Runner {
  /** Each verdict says what judged it. */
  readonly slot = null;
  readonly #grader: QueueGrader;
  #ticket: QueuedSubmission | undefined;

  constructor(grader: QueueGrader) {
    this.#grader = grader;
  }

  /** Workers judge canaries themselves. */
  prove(): Promise<null> {
    return Promise.resolve(null);
  }

  async begin(waiting: PendingAttempt[]): Promise<void> {
    this.#ticket = await this.#grader.put(waiting);
    await this.#ticket.taken;
  }

  judge(kata: Kata): Promise<RunnerVerdict> {
    const one = this.#ticket?.waiting.find(({ kata: other }) => other === kata);
    if (!this.#ticket || !one) throw new Error('this kata is not in the queue');
    return this.#ticket.verdict(one.edition);
  }

  finish(): Promise<void> {
    this.#ticket = undefined;
    return Promise.resolve();
  }

  end(): Promise<void> {
    return this.#grader.end();
  }
}

/** Places for so many submissions, all in one queue. */
export async function queueRunners(
  submissions: number,
  options: GraderOptions,
): Promise<{ places: Runner[]; guard: Guard }> {
  const grader = await QueueGrader.open(options);
  const count = Math.max(1, Math.min(submissions, most));
  return {
    places: Array.from({ length: count }, () => new QueueRunner(grader)),
    // Workers come and go: a submission waits until there is one that judges rightly.
    guard: {
      isReady: () => Promise.resolve(true),
      drop: () => undefined,
      isAnyLeft: () => true,
      lastOf: (slots) => grader.canariesOf(slots),
      shown: () => [],
    },
  };
}
