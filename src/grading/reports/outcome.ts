import type { GradeSheet, GradedStudent, Remark, Result } from '../model/model.ts';

/** How one student's attempt at one kata ended, as a report shows it. */
export type Outcome = 'passed' | 'part' | 'failed' | 'error' | 'nothing';

/** A sign and a word for each: no report tells anything by colour alone. */
export const outcomes: Record<Outcome, { sign: string; word: string }> = {
  passed: { sign: '✓', word: 'passed' },
  part: { sign: '½', word: 'passed in part' },
  failed: { sign: '✗', word: 'not passed' },
  error: { sign: '!', word: 'could not be judged' },
  nothing: { sign: '–', word: 'nothing handed in' },
};

/** `part` is a verdict of `failed` that brought points. */
export function outcomeOf({ verdict, points }: Result): Outcome {
  if (!verdict) return 'nothing';
  if (verdict.status === 'failed' && points > 0) return 'part';
  return verdict.status;
}

/** A student's points. */
export function totalOf({ results }: GradedStudent): number {
  return results.reduce((sum, { points }) => sum + points, 0);
}

/** What all katas of a sheet are worth. */
export function worthOf({ katas }: Pick<GradeSheet, 'katas'>): number {
  return katas.reduce((sum, { points }) => sum + points, 0);
}

/** A remark where no kata's heading stands above it: `41: kata.spec.ts was changed …`. */
export function remarkText({ kata, text }: Remark): string {
  return kata === null ? text : `${kata.replace(/-.*$/, '')}: ${text}`;
}

/** The student's results with their katas. */
export function kataResults({ katas }: GradeSheet, { results }: GradedStudent) {
  return katas.flatMap((kata) => {
    const result = results.find((one) => one.kata === kata.folderName);
    return result ? [{ kata, result }] : [];
  });
}
