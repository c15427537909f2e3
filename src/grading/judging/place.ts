import type { Attempt } from '../../curriculum/attempt.ts';
import type { Kata } from '../../curriculum/kata.ts';
import type { Verdict } from '../../verdict/schema.ts';

/** A verdict, and what the place had to stop on the way to it, in words. */
export interface Judged {
  verdict: Verdict;
  stopped: string[];
}

/** Where submissions are judged, one after the other. */
export interface Place {
  /** Makes everything as it was for every submission before. */
  begin: () => Promise<void>;
  /** Judges one attempt of the submission. */
  judge: (kata: Kata, attempt: Attempt) => Promise<Judged>;
  /** Leaves nothing of the submission. */
  finish: () => Promise<void>;
  /** Ends the place; also in the middle of a judging. */
  end: () => Promise<void>;
}
