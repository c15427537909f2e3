import { shortLine } from '../text/sanitize.ts';
import { beatMs, type PostedVerdict } from './protocol/messages.ts';

/** A learner’s place in a class, as its watch has posted it. What changes is another object. */
export interface Seat {
  /** Made up: `Badger`. */
  readonly name: string;
  /** Of the secret by which its watch is known. */
  readonly digest: string;
  /** What the learner agreed to be called; null for nobody’s name. */
  readonly realName: string | null;
  readonly verdict: PostedVerdict | null;
  /** The numbers of the katas that are green. */
  readonly green: string[];
  /** When the hand went up, and when the seat was heard last: milliseconds since 1970. */
  readonly handSince: number | null;
  readonly heard: number;
}

/** What a seat is called on the page: its made-up name, or the learner’s own while names are shown. */
export function calledOf({ name, realName }: Seat, namesShown: boolean): string {
  return namesShown && realName !== null ? shortLine(realName, 40) : name;
}

/** True for a seat that has not been heard for more than two of its signs of life. */
export function isAway({ heard }: Seat, now: number): boolean {
  return now - heard > 2.5 * beatMs;
}
