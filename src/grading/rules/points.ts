import type { Kata } from '../../katas/kata.ts';
import type { Verdict } from '../../judge/verdict.ts';
import { latenessOf } from './lateness.ts';
import { namesOf, type NamedKata, type Rules } from './rules.ts';

/** What one verdict is worth. */
export interface Points {
  /** To two decimals. */
  points: number;
  /** What the kata is worth at most. */
  max: number;
  /** It could not be judged: no mark, and somebody has to look. */
  flagged: boolean;
}

/** What of a kata counts for points. */
type Worth = NamedKata & Pick<Kata, 'points' | 'partialCredit'>;

/** True where a failed verdict on this kata may bring a part of its points: by the rules, else by its kata.json. */
export function givesPartialCredit(kata: Pick<Kata, 'partialCredit'>, rules: Rules): boolean {
  return rules.partialCredit ?? kata.partialCredit;
}

/** What a kata is worth at most: by the rules, else by its kata.json. */
export function maximumOf(kata: NamedKata & { points: number }, rules: Rules): number {
  const given = namesOf(kata).flatMap((name) => rules.points[name] ?? []);
  return given[0] ?? kata.points;
}

/**
 * What a verdict is worth. An `error` is never a mark: it has no points, and is flagged.
 * @param verdict Null where nothing was handed in.
 * @param submittedAt ISO 8601; null where nobody knows, and then it is not late.
 * @param starter The verdict on the kata as it is handed out: what it passes brings no points.
 */
export function pointsOf(
  kata: Worth,
  verdict: Verdict | null,
  rules: Rules,
  submittedAt: string | null,
  starter?: Verdict,
): Points {
  const max = maximumOf(kata, rules);
  const { percent } = latenessOf(rules, submittedAt);
  const share = shareOf(verdict, givesPartialCredit(kata, rules), starter);
  const points = rounded(max * (share * (percent / 100)));
  return { points, max, flagged: verdict?.status === 'error' };
}

/** How much of a kata’s points a verdict gives, from 0 to 1. */
function shareOf(
  verdict: Verdict | null,
  partialCredit: boolean,
  starter: Verdict | undefined,
): number {
  if (verdict?.status === 'passed') return 1;
  if (verdict?.status !== 'failed' || !partialCredit || verdict.checks.length === 0) return 0;
  const given = new Set(passedBy(starter));
  const passed = new Set(passedBy(verdict));
  // All of them, and still not right: something else is wrong, and it is no full mark.
  if (passed.size === verdict.checks.length) return 0;
  const earned = [...passed].filter((name) => !given.has(name)).length;
  // What worked before takes away as much as what did not brings.
  const lost = verdict.checks.filter(({ name }) => given.has(name) && !passed.has(name)).length;
  const all = verdict.checks.filter(({ name }) => !given.has(name)).length;
  return all === 0 ? 0 : Math.max(0, earned - lost) / all;
}

function passedBy(verdict: Verdict | undefined): string[] {
  const checks = verdict?.checks ?? [];
  return checks.flatMap(({ name, status }) => (status === 'passed' ? [name] : []));
}

function rounded(points: number): number {
  return Math.round((points + Number.EPSILON) * 100) / 100;
}
