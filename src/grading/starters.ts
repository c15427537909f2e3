import { CannotJudge } from '../errors/errors.ts';
import type { Verdict } from '../judge/verdict.ts';
import type { Kata } from '../katas/kata.ts';
import type { JudgedSubmission, Telling } from './schedule.ts';
import type { Submission } from './model/model.ts';

/**
 * Katas as they are handed out, as one more submission: what passes in it brings nobody points.
 * Judged like all others, it tells that of any set of katas, over a queue as well, and is taken over
 * like all others.
 * @param folder The katas as they are handed out lie in it, by their folder names.
 * @param partial Those that give partial credit: of the others nobody has to know it.
 */
export function startersOf(
  submissions: Submission[],
  folder: string,
  partial: Pick<Kata, 'folderName'>[],
): Submission[] {
  const handedIn = new Set(submissions.flatMap((one) => one.katas));
  const katas = partial.map(({ folderName }) => folderName).filter((name) => handedIn.has(name));
  if (katas.length === 0) return [];
  const nobody = { id: null, slug: 'as-handed-out', source: null, submittedAt: null, remarks: [] };
  return [{ ...nobody, student: 'as handed out', folder, katas }];
}

/** Tells nothing of them: they are nobody’s. */
export function withoutStarters<T extends Telling>(telling: T, starters: Submission[]): T {
  const isTold = (submission: Submission) => !starters.includes(submission);
  return {
    ...telling,
    onBegin: (one) => isTold(one) && telling.onBegin?.(one),
    onVerdict: (one, ...told) => isTold(one) && telling.onVerdict(one, ...told),
    onSubmission: (one) => isTold(one) && telling.onSubmission(one),
    onWithdrawn: (one) => isTold(one) && telling.onWithdrawn?.(one),
  };
}

/**
 * Their verdicts, by the kata’s folder name. One that could not be judged is an error, where points
 * hang on it.
 * @param students What the class has handed in, judged.
 */
export function startersIn(
  starters: JudgedSubmission[],
  students: JudgedSubmission[],
): Map<string, Verdict> {
  const verdicts = verdictsOf(starters);
  const failed = verdictsOf(students).filter(({ status }) => status === 'failed');
  const unknown = verdicts.find(
    ({ status, kata }) => status === 'error' && failed.some((one) => one.kata === kata),
  );
  if (unknown)
    throw new CannotJudge({
      failed:
        'A kata could not be judged as it is handed out: nobody knows which checks bring points',
      on: unknown.kata,
      lines: unknown.message ? [unknown.message] : [],
      next: ['the same command goes on, or', 'set partialCredit to false in the rules'],
    });
  return new Map(verdicts.map((one) => [one.kata, one]));
}

function verdictsOf(judged: JudgedSubmission[]): Verdict[] {
  return judged.flatMap(({ verdicts }) => [...verdicts.values()].map(({ verdict }) => verdict));
}
