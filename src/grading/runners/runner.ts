import type { Attempt } from '../../katas/attempt.ts';
import type { Kata } from '../../katas/kata.ts';
import type { Verdict } from '../../judge/verdict.ts';

/** A verdict, and what the place had to stop on the way to it, in words. */
export interface RunnerVerdict {
  verdict: Verdict;
  stopped: string[];
  /** What judged it, where that is not the place that was asked. */
  slot?: string | null;
}

/** One attempt that is to be judged, and its edition. */
export interface PendingAttempt {
  kata: Kata;
  attempt: Attempt;
  edition: string;
}

/** Where submissions are judged, one after the other. */
export interface Runner {
  /** Names what judges here, on this machine; null where that is said with each verdict. */
  slot: string | null;
  /** Judges a canary, between submissions: what is wrong here, in words; null when nothing is. */
  prove: () => Promise<string | null>;
  /** Makes everything as it was for every submission before; `waiting` is what will be judged. */
  begin: (waiting: PendingAttempt[]) => Promise<void>;
  /**
   * Judges one attempt of the submission.
   * @param limitMs How long it may take; as the place was made when left out.
   */
  judge: (kata: Kata, attempt: Attempt, limitMs?: number) => Promise<RunnerVerdict>;
  /** Leaves nothing of the submission. */
  finish: () => Promise<void>;
  /** Ends the place; also in the middle of a judging. */
  end: () => Promise<void>;
}
