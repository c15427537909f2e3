import type { GradeSheet, GradedKata, GradedStudent } from '../../model/model.ts';

/** How long one judging took. */
export interface Judging {
  student: GradedStudent;
  kata: GradedKata;
  ms: number;
}

/** How long the judgings of one kata took. */
export interface KataTime {
  kata: GradedKata;
  judgings: number;
  medianMs: number;
  slowest: Judging;
}

/** What took longest: single judgings, and katas by their median; the slowest first. */
export function slowest({ katas, students }: GradeSheet, count = 10) {
  const byKata = katas.map((kata, index) =>
    students
      .flatMap((student): Judging[] => {
        const verdict = student.results[index]?.verdict;
        return verdict ? [{ student, kata, ms: verdict.ms }] : [];
      })
      .sort(slowestFirst),
  );
  return {
    judgings: byKata.flat().sort(slowestFirst).slice(0, count),
    katas: byKata.flatMap(timeOf).sort((a, b) => b.medianMs - a.medianMs),
  };
}

function timeOf(judgings: Judging[]): KataTime[] {
  const [first] = judgings;
  if (!first) return [];
  const middle = judgings[Math.floor(judgings.length / 2)] ?? first;
  return [{ kata: first.kata, judgings: judgings.length, medianMs: middle.ms, slowest: first }];
}

function slowestFirst(a: Judging, b: Judging): number {
  return b.ms - a.ms;
}
