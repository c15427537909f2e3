import type { Attempt } from '../../katas/attempt.ts';
import type { Verdict } from '../verdict.ts';

/** What is asked of a worker. */
export interface JudgeJob {
  /** The kata's folder: absolute path. */
  kataFolder: string;
  attempt: Attempt;
  setupDeadlineMs?: number | undefined;
  /** The next job will be for this kata again. */
  again?: boolean;
  /** Somebody looks at pictures: they are wanted of a green run, too. */
  pictures?: boolean;
}

/** Asks a worker to load what the next judging of the kata in this folder needs. */
export interface WarmUp {
  warm: string;
}

/** What a worker says while it judges: the check that begins, one that is over, or what it waits for. */
export type JudgeProgress =
  { check: string } | { checked: string; passed: boolean } | { doing: string };

/** What a worker says while it judges, and at the end: `spent` as {@link isSpent} tells it. */
export type WorkerMessage = JudgeProgress | { verdict: Verdict; spent: boolean };
