import type { Verdict } from '../../../judge/verdict.ts';
import type { GradeSheet, GradedKata, GradedStudent } from '../../model/model.ts';

/** The same files, judged more than once, with verdicts that differ. */
export interface Differing {
  kata: GradedKata;
  fingerprint: string;
  /** How often each status was given, over all sheets. */
  statuses: { status: Verdict['status']; count: number }[];
  /** The checks that passed once and failed another time. */
  checks: string[];
  /** Who handed these files in, in this sheet. */
  students: GradedStudent[];
}

/**
 * Attempts of this sheet whose files had another verdict somewhere in it or in earlier ones. A
 * verdict that was taken over from an earlier sheet is no second judging.
 */
export function flaky(sheet: GradeSheet, previous: GradeSheet[]): Differing[] {
  return sheet.katas.flatMap((kata) => {
    const judged = verdictsOf(kata.folderName, [sheet, ...previous]);
    return [...judged].flatMap(([fingerprint, verdicts]) => {
      const students = handedInBy(sheet, kata.folderName, fingerprint);
      const statuses = counted(verdicts);
      const checks = uncertainChecks(verdicts);
      if (students.length === 0 || (statuses.length < 2 && checks.length === 0)) return [];
      return [{ kata, fingerprint, statuses, checks, students }];
    });
  });
}

function verdictsOf(kata: string, sheets: GradeSheet[]): Map<string, Verdict[]> {
  const all = new Map<string, Verdict[]>();
  for (const { students } of sheets)
    for (const { results } of students)
      for (const result of results)
        if (result.kata === kata && result.verdict && !result.reused) {
          const { fingerprint } = result.verdict;
          all.set(fingerprint, [...(all.get(fingerprint) ?? []), result.verdict]);
        }
  return all;
}

function handedInBy({ students }: GradeSheet, kata: string, fingerprint: string) {
  return students.filter(({ results }) =>
    results.some((one) => one.kata === kata && one.verdict?.fingerprint === fingerprint),
  );
}

function counted(verdicts: Verdict[]): Differing['statuses'] {
  return (['passed', 'failed', 'error'] as const)
    .map((status) => ({ status, count: verdicts.filter((one) => one.status === status).length }))
    .filter(({ count }) => count > 0);
}

function uncertainChecks(verdicts: Verdict[]): string[] {
  const named = (status: string) =>
    verdicts.flatMap(({ checks }) =>
      checks.filter((check) => check.status === status).map(({ name }) => name),
    );
  const failed = new Set(named('failed'));
  return [...new Set(named('passed'))].filter((name) => failed.has(name));
}
