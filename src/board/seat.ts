import { shortLine } from '../text/sanitize.ts';
import { beatMs, type PostedVerdict } from './protocol/messages.ts';

/** A learner’s place in a class: what its watch has posted, and nothing else. */
export interface Seat {
  /** Made up: `Badger`. */
  name: string;
  /** Of the secret by which its watch is known. */
  digest: string;
  /** What the learner agreed to be called; null for nobody’s name. */
  realName: string | null;
  verdict: PostedVerdict | null;
  /** The numbers of the katas that are green. */
  green: string[];
  /** When the hand went up, and when the seat was heard last: milliseconds since 1970. */
  handSince: number | null;
  heard: number;
}

/** What a seat is called on the page: its made-up name, or the learner’s own while names are shown. */
export function calledOf({ name, realName }: Seat, namesShown: boolean): string {
  return namesShown && realName !== null ? shortLine(realName, 40) : name;
}

/** True for a seat that has not been heard for more than two of its signs of life. */
export function isAway({ heard }: Seat, now: number): boolean {
  return now - heard > 2.5 * beatMs;
}
