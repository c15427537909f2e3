import { join } from 'node:path';
import type { Kata } from '../katas/kata.ts';
import type { Verdict } from '../judge/verdict.ts';
import type { JudgedSubmission } from './schedule.ts';
import { KnownWork } from './known-work.ts';
import type { GradedStudent, GradeSheet, Remark } from './model/model.ts';
import { inZoneOf } from '../system/instant.ts';
import { lateRemark, rulesFor } from './rules/lateness.ts';
import { maximumOf, pointsOf } from './rules/points.ts';
import type { Rules } from './rules/rules.ts';

/** The verdicts on katas as they are handed out, by folder name. */
export type Starters = ReadonlyMap<string, Verdict>;

/**
 * Makes the sheet of a class from its verdicts and the rules.
 * @param starters For partial credit: what they pass brings no points.
 */
export function sheetOf(
  judged: JudgedSubmission[],
  katas: Kata[],
  rules: Rules,
  protection: string[],
  starters: Starters = new Map(),
): GradeSheet {
  const known = new KnownWork();
  const students = judged.map((one) => gradedStudent(one, { katas, rules, starters, known }));
  return {
    version: 1,
    gradedAt: inZoneOf(rules.due, new Date()),
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

interface Context {
  katas: Kata[];
  rules: Rules;
  starters: Starters;
  known: KnownWork;
}

function gradedStudent(
  { submission, verdicts }: JudgedSubmission,
  { katas, rules, starters, known }: Context,
): GradedStudent {
  const { student, id, slug, submittedAt } = submission;
  const own = rulesFor(rules, submission);
  const late = lateRemark(own, submittedAt);
  const stopped = [...verdicts].flatMap(([kata, one]) =>
    one.stopped.map((text): Remark => ({ kind: 'stopped', kata, text })),
  );
  const nobodys = katas.flatMap((kata) => {
    const { folder, katas: handedIn } = submission;
    if (folder === null || !handedIn.includes(kata.folderName)) return [];
    return known.remarkOn(kata, join(folder, kata.folderName)) ?? [];
  });
  return {
    ...{ student, id, slug, submittedAt, katas: submission.katas },
    remarks: [...submission.remarks, ...(late ? [late] : []), ...stopped, ...nobodys],
    results: katas.map((kata) => {
      const found = verdicts.get(kata.folderName);
      const verdict = found?.verdict ?? null;
      const { points } = pointsOf(kata, verdict, own, submittedAt, starters.get(kata.folderName));
      return { kata: kata.folderName, verdict, points, reused: found?.reused ?? false };
    }),
  };
}
