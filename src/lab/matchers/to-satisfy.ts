import type { MatcherResult } from './define.ts';

/** What only one kata has to look at, as its `kata.checks.ts` makes it. */
export type LocalCheck<Handle> = (handle: Handle) => Promise<MatcherResult>;

/** Has a kata’s own check look at a handle: `expect(job).toSatisfy(delivered('report.txt', …))`. */
export function toSatisfy(handle: never, check: LocalCheck<never>): Promise<MatcherResult> {
  return check(handle);
}
