import type { Kata } from '../curriculum/kata.ts';
import type { JudgedSubmission } from './judging/judge-class.ts';
import type { GradedStudent, GradeSheet, Remark } from './model.ts';
import { lateRemark, rulesFor } from './rules/lateness.ts';
import { maximumOf, pointsOf } from './rules/points.ts';
import type { Rules } from './rules/rules.ts';

/** Makes the sheet of a class from its verdicts and the rules. */
export function sheetOf(
  judged: JudgedSubmission[],
  katas: Kata[],
  rules: Rules,
  protection: string[],
): GradeSheet {
  const students = judged.map((one) => gradedStudent(one, katas, rules));
  return {
    version: 1,
    gradedAt: new Date().toISOString(),
    katas: katas.map((kata) => ({
      folderName: kata.folderName,
      number: kata.number,
      title: kata.title,
      track: kata.track,
      points: maximumOf(kata, rules),
    })),
    students: students.sort(
      (a, b) => a.student.localeCompare(b.student) || (a.slug < b.slug ? -1 : 1),
    ),
    protection,
    ...(rules.show === 'everything' ? {} : { shown: rules.show }),
  };
}

function gradedStudent(
  { submission, verdicts }: JudgedSubmission,
  katas: Kata[],
  rules: Rules,
): GradedStudent {
  const { student, id, slug, submittedAt } = submission;
  const own = rulesFor(rules, submission);
  const late = lateRemark(own, submittedAt);
  const stopped = [...verdicts].flatMap(([kata, one]) =>
    one.stopped.map((text): Remark => ({ kind: 'stopped', kata, text })),
  );
  return {
    ...{ student, id, slug, submittedAt, katas: submission.katas },
    remarks: [...submission.remarks, ...(late ? [late] : []), ...stopped],
    results: katas.map((kata) => {
      const found = verdicts.get(kata.folderName);
      const verdict = found?.verdict ?? null;
      const { points } = pointsOf(kata, verdict, own, submittedAt);
      return { kata: kata.folderName, verdict, points, reused: found?.reused ?? false };
    }),
  };
}
