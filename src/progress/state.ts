import { fingerprint, ownAttempt } from '../curriculum/attempt.ts';
import type { Kata } from '../curriculum/kata.ts';
import type { Progress } from './store.ts';

/** Where a learner stands with one kata. */
export type KataState =
  | { kind: 'not tried' }
  | { kind: 'green' }
  /** It was green with other content than the files have now. */
  | { kind: 'changed since green' }
  | { kind: 'red'; passed: number; checks: number };

/** Compares what was judged with what lies in the kata's folder now. */
export function stateOf(kata: Kata, progress: Progress): KataState {
  const entry = progress[kata.name];
  if (!entry) return { kind: 'not tried' };
  const { status, passed, checks } = entry;
  if (status === 'failed') return { kind: 'red', passed, checks };
  const same = entry.fingerprint === fingerprint(kata, ownAttempt(kata));
  return { kind: same ? 'green' : 'changed since green' };
}

/** The kata to work on: the first that is not green; the last when all are. */
export function currentKata(katas: Kata[], progress: Progress): Kata | undefined {
  return katas.find((kata) => stateOf(kata, progress).kind !== 'green') ?? katas.at(-1);
}
