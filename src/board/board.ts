import { randomInt } from 'node:crypto';
import type { Kata } from '../katas/kata.ts';
import { seatNames } from './names.ts';
import type { SeatKey, SeatMessage } from './protocol/messages.ts';
import { digestOf, isSecretOf, newSecret } from './secrets.ts';
import type { Seat } from './seat.ts';

/** There are names for a few more: the last ones are not to be guessed by who is missing. */
export const mostSeats = 200;

interface Class {
  /** What is shown of it: `An evening`. */
  title: string;
  /** The katas that the class works on, in their order; and all that there are. */
  katas: Kata[];
  set: Kata[];
  code: string;
  /** Learners may say what they are called. */
  names: boolean;
  seats?: Seat[];
  /** Milliseconds since 1970. */
  now: () => number;
  changed: () => void;
}

/** A class as its board knows it: in memory, and only what its seats have posted. */
export class Board {
  readonly title: string;
  readonly katas: Kata[];
  readonly set: Kata[];
  readonly code: string;
  readonly takesNames: boolean;
  readonly now: () => number;
  readonly #seats: Map<string, Seat>;
  readonly #changed: () => void;
  #namesShown = false;
  #refused = 0;
  /** How many messages of seats came. */
  received = 0;

  constructor({ title, katas, set, code, names, seats = [], now, changed }: Class) {
    this.title = title;
    this.katas = katas;
    this.set = set;
    this.code = code;
    this.takesNames = names;
    this.now = now;
    this.#changed = changed;
    this.#seats = new Map(seats.map((seat) => [seat.name, seat]));
  }

  /** In the order in which they came: a seat never moves. */
  get seats(): Seat[] {
    return [...this.#seats.values()];
  }

  /** True from the teacher’s key on, until it is pressed again. */
  get namesShown(): boolean {
    return this.#namesShown && this.takesNames;
  }

  /** How many learners could not join, because their dojo is another version. */
  get refused(): number {
    return this.#refused;
  }

  /**
   * The seat that somebody had before, also on a board that has been started anew; else a new one. Null
   * when the class is full.
   */
  join(before: SeatKey | null): SeatKey | null {
    if (before && this.seatOf(before)) return before;
    if (this.#seats.size >= mostSeats) return null;
    const free = seatNames.filter((name) => !this.#seats.has(name));
    const again = before && free.includes(before.name) ? before : null;
    const name = free[randomInt(free.length)] ?? '';
    const key = again ?? { name, secret: newSecret() };
    const nothing = { realName: null, verdict: null, green: [], handSince: null };
    const digest = digestOf(key.secret);
    this.#seats.set(key.name, { name: key.name, digest, ...nothing, heard: this.now() });
    this.#changed();
    return key;
  }

  /** The seat of this name, for who has its secret. */
  seatOf({ name, secret }: SeatKey): Seat | undefined {
    const seat = this.#seats.get(name);
    // A name that nobody has takes as long as one that somebody has.
    return isSecretOf(secret, seat?.digest ?? digestOf('')) ? seat : undefined;
  }

  /** How a seat stands now. */
  hear(seat: Seat, { verdict, green, hand }: SeatMessage): void {
    const handSince = hand ? (seat.handSince ?? this.now()) : null;
    this.#seats.set(seat.name, { ...seat, verdict, green, handSince, heard: this.now() });
    this.received += 1;
    this.#changed();
  }

  /** Notes what a learner agreed to be called. */
  call(seat: Seat, name: string): void {
    this.#seats.set(seat.name, { ...seat, realName: name });
    this.#changed();
  }

  showNames(shown: boolean): void {
    this.#namesShown = shown;
    this.#changed();
  }

  /** Somebody with another version of the dojo has tried to join. */
  refuseVersion(): void {
    this.#refused += 1;
    this.#changed();
  }
}
