import type { GradeSheet, GradedKata, GradedStudent, Remark, Result } from '../../model/model.ts';
import type { ShownHint } from '../hints.ts';
import { kataResults, totalOf, worthOf } from '../outcome.ts';
import { howPointsCame, pointsOf } from '../points.ts';

/** What one student is told, before it is a page. */
export interface Feedback {
  student: GradedStudent;
  gradedAt: string;
  total: number;
  worth: number;
  katas: KataFeedback[];
  /** What is about no single kata of the sheet. */
  remarks: Remark[];
}

/** What one student is told about one kata. */
export interface KataFeedback {
  kata: GradedKata;
  result: Result;
  points: string;
  reason: string;
  remarks: Remark[];
  /** None once it has passed. */
  hints: ShownHint[];
}

// A submission may be remarked on as often as it has files.
const remarksShown = 40;

/** How much of a check's message a page shows; the verdict's file has all of it. */
export const messageSize = { lines: 80, characters: 6000 };

/** Collects what a student is told. It holds nothing of anybody else's, and no answer. */
export function feedbackFor(
  sheet: GradeSheet,
  student: GradedStudent,
  hintsOf: (kata: GradedKata) => ShownHint[],
): Feedback {
  const { remarks } = student;
  const own = (kata: GradedKata) => remarks.filter((one) => one.kata === kata.folderName);
  const katas = kataResults(sheet, student).map(({ kata, result }) => ({
    kata,
    result,
    points: pointsOf(kata, result),
    reason: howPointsCame(kata, result, remarks),
    remarks: cut(own(kata)),
    hints: result.verdict?.status === 'passed' ? [] : hintsOf(kata),
  }));
  const names = new Set(katas.map(({ kata }) => kata.folderName));
  return {
    student,
    gradedAt: sheet.gradedAt,
    total: totalOf(student),
    worth: worthOf(sheet),
    katas,
    remarks: cut(remarks.filter(({ kata }) => kata === null || !names.has(kata))),
  };
}

function cut(remarks: Remark[]): Remark[] {
  const left = remarks.length - remarksShown;
  if (left <= 0) return remarks;
  const text = `and ${left} more of this sort`;
  return [...remarks.slice(0, remarksShown), { kind: 'foreign', kata: null, text }];
}
