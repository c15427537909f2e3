import { fingerprint, ownAttempt } from '../../katas/attempt.ts';
import type { Kata } from '../../katas/kata.ts';
import { versionOf, isStarter } from '../../katas/originals/changes.ts';
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
  const same = entry.fingerprint === fingerprint(kata, ownAttempt(kata));
  // What was red is gone: the kata was reset.
  if (status === 'failed' && !same && isStarter(kata)) return { kind: 'not tried' };
  if (status === 'failed') return { kind: 'red', passed, checks };
  return { kind: same ? 'green' : 'changed since green' };
}

/** What of a kata is another than when the learner began it (its starter) or was judged (the rest). */
export function newerParts(kata: Kata, progress: Progress): ('starter' | 'spec')[] {
  const began = progress[kata.name]?.edition;
  const now = began ? versionOf(kata.folder) : null;
  if (!began || !now) return [];
  return [
    ...(began.starter === now.starter || isStarter(kata) ? [] : ['starter' as const]),
    ...(began.rest === now.rest ? [] : ['spec' as const]),
  ];
}
