import { cut } from '../lab/run/observation.ts';
import type { Check, Verdict } from './verdict.ts';

/** Bytes of JSON that no verdict is longer than. */
export const verdictLimit = 256 * 1024;

// What else a place says of a verdict that it hands on (what a sandbox stopped) has room beside it.
const room = verdictLimit - 8 * 1024;

/**
 * A verdict that is no longer than {@link verdictLimit}, whatever an attempt has put into it: its texts
 * are short already where they are made; this makes sure. Its pictures go first, then its texts get
 * shorter, step by step.
 */
export function withinLimit(verdict: Verdict): Verdict {
  if (fits(verdict)) return verdict;
  const plain = { ...verdict, pictures: null };
  for (const letters of [16_000, 4000, 1000, 200]) {
    const shorter = shortened(plain, letters);
    if (fits(shorter)) return shorter;
  }
  return { ...shortened(plain, 40), images: [] };
}

function fits(verdict: Verdict): boolean {
  try {
    return Buffer.byteLength(JSON.stringify(verdict)) <= room;
  } catch {
    // More than a text can hold at all.
    return false;
  }
}

function shortened(verdict: Verdict, letters: number): Verdict {
  const text = (one: string | null) => (one === null ? null : cut(one, letters));
  const checks = verdict.checks.map((check): Check => ({
    ...check,
    message: cut(check.message, letters),
    observed: text(check.observed),
    expected: text(check.expected),
  }));
  return { ...verdict, message: text(verdict.message), checks };
}
