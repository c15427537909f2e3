import { beatMs, boardVersion, type SeatMessage } from '../../../board/protocol/messages.ts';
import { shortLine } from '../../../text/sanitize.ts';
import { seatIn, type Answer, type Ask } from './ask-board.ts';
import type { KeptSeat } from './seat-file.ts';

/** Calls back once, later; returns how to prevent it. */
export type Later = (ms: number, work: () => void) => () => void;

interface Parts {
  ask: Ask;
  later: Later;
  /** From 0 to 1: a class must not come back in one moment. */
  random: () => number;
  kept: KeptSeat;
  /** The seat is another one now. */
  keep: (kept: KeptSeat) => void;
  /** Tells the learner a line. */
  tell: (text: string) => void;
}

const firstPauseMs = 1000;
const longestPauseMs = 60_000;
// Asking once more changes nothing: another code, another version, another name of the board.
const final = [400, 403, 409, 413, 421];

/**
 * A learner’s seat at a board: says how it stands whenever that changes, and from time to time that it
 * is there. A board that is gone is asked again with growing pauses; one that has forgotten the seat is
 * joined anew.
 */
export class BoardClient {
  readonly #parts: Parts;
  #kept: KeptSeat;
  #latest: SeatMessage;
  #busy = false;
  #again = false;
  #closed = false;
  #failed = 0;
  #wait: () => void = () => undefined;
  /** Resolves when the last try is over. */
  settled: Promise<void> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#kept = parts.kept;
    this.#latest = { version: boardVersion, verdict: null, green: [], hand: false };
  }

  get seat(): string | null {
    return this.#kept.seat?.name ?? null;
  }

  /** True once nothing is told any more. */
  get isOver(): boolean {
    return this.#closed;
  }

  get handIsUp(): boolean {
    return this.#latest.hand;
  }

  /** How the seat stands now; told at once, or as soon as the board answers. */
  post(change: Partial<SeatMessage>): void {
    this.#latest = { ...this.#latest, ...change };
    this.#begin();
  }

  close(): void {
    this.#closed = true;
    this.#wait();
  }

  #begin(): void {
    if (this.#closed) return;
    this.#again = this.#busy;
    if (!this.#busy) this.settled = this.#try();
  }

  async #try(): Promise<void> {
    this.#wait();
    this.#busy = true;
    const pause = await this.#round();
    this.#busy = false;
    if (this.#closed) return;
    // What has changed meanwhile is not told to a board that does not answer.
    if (this.#again && this.#failed === 0 && pause !== null) return this.#try();
    if (pause !== null) this.#wait = this.#parts.later(pause, () => this.#begin());
  }

  /** Tells the board once; returns after how many milliseconds again, or null for never. */
  async #round(): Promise<number | null> {
    this.#again = false;
    let answer = this.#kept.seat ? await this.#tell() : undefined;
    // None yet, or a board that has been started anew: who has the code gets a seat, or its own again.
    if (answer === undefined || answer?.status === 401) {
      const joined = await this.#join();
      if (joined !== 'joined') return joined;
      answer = await this.#tell();
    }
    return answer?.status === 204 ? this.#heard() : this.#refused(answer);
  }

  #tell(): Promise<Answer> {
    return this.#parts.ask('/seat', this.#latest, this.#kept.seat ?? undefined);
  }

  async #join(): Promise<'joined' | number | null> {
    const { code, seat, called } = this.#kept;
    const answer = await this.#parts.ask('/join', { version: boardVersion, code, seat });
    const reply = seatIn(answer);
    if (!reply) return this.#refused(answer);
    if (this.#kept.seat?.name !== reply.seat.name)
      this.#parts.tell(`board  your seat is ${shortLine(reply.seat.name, 40)}`);
    this.#kept = { ...this.#kept, seat: reply.seat };
    this.#parts.keep(this.#kept);
    if (reply.names && called !== null)
      await this.#parts.ask('/name', { version: boardVersion, name: called }, reply.seat);
    return 'joined';
  }

  #heard(): number {
    if (this.#failed > 0) this.#parts.tell('board  it answers again');
    this.#failed = 0;
    return beatMs;
  }

  #refused(answer: Answer): number | null {
    if (answer !== null && final.includes(answer.status)) {
      this.#parts.tell(`board  ${shortLine(answer.text.trim(), 200)}`);
      this.close();
      return null;
    }
    if (this.#failed === 0) this.#parts.tell(`board  ${whyNot(answer)}: trying again`);
    this.#failed += 1;
    const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** (this.#failed - 1));
    return pause * (1 + 0.25 * this.#parts.random());
  }
}

function whyNot(answer: Answer): string {
  if (answer?.status === 429 || answer?.status === 503)
    return shortLine(answer.text.trim(), 120).replace(/\.$/, '');
  return 'it does not answer';
}
