import { fingerprint, type Attempt } from '../katas/attempt.ts';
import type { Kata } from '../katas/kata.ts';
import type { Verdict } from './verdict.ts';

/** The verdict on an attempt that could not be judged, with the reason where there is one already. */
export function errorVerdict(kata: Kata, attempt: Attempt, message: string | null = null): Verdict {
  return {
    version: 1,
    kata: kata.folderName,
    attempt: attempt.label,
    fingerprint: fingerprint(kata, attempt),
    status: 'error',
    message,
    checks: [],
    engine: null,
    images: [],
    ms: 0,
  };
}
