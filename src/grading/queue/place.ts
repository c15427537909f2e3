import type { Kata } from '../../curriculum/kata.ts';
import type { Judged, Place, Waiting } from '../judging/place.ts';
import { QueueGrader, type GraderOptions } from './grader.ts';
import type { Ticket } from './ticket.ts';

/** More submissions than this are not in the queue at once. */
const most = 200;

/** A place that is wherever a worker takes its submission. */
class QueuePlace implements Place {
  readonly #grader: QueueGrader;
  #ticket: Ticket | undefined;

  constructor(grader: QueueGrader) {
    this.#grader = grader;
  }

  async begin(waiting: Waiting[]): Promise<void> {
    this.#ticket = await this.#grader.put(waiting);
    await this.#ticket.taken;
  }

  judge(kata: Kata): Promise<Judged> {
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
export async function queuePlaces(submissions: number, options: GraderOptions): Promise<Place[]> {
  const grader = await QueueGrader.open(options);
  const count = Math.max(1, Math.min(submissions, most));
  return Array.from({ length: count }, () => new QueuePlace(grader));
}
