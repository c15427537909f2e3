import type { Check, Verdict } from '../../judge/verdict.ts';
import { topicOf } from '../known-work.ts';
import type { GradeSheet, Remark, Shown } from '../model/model.ts';

/**
 * The sheet as it is handed to students: points, remarks and marks are all there; of the checks no more
 * than the rules let them see.
 */
export function forStudents(sheet: GradeSheet): GradeSheet {
  const { shown = 'everything' } = sheet;
  const students = sheet.students.map((student) => ({
    ...student,
    remarks: student.remarks.flatMap((remark) => toStudent(remark)),
    results: student.results.map((result) => ({
      ...result,
      verdict:
        shown === 'everything' ? result.verdict : result.verdict && less(result.verdict, shown),
    })),
  }));
  return { ...sheet, students };
}

/** A remark as it is said to the student; nothing where it is for the teacher alone. */
function toStudent(remark: Remark): Remark[] {
  const topic = topicOf(remark);
  // Whoever has read it knows; what follows from it is between two people.
  if (topic === 'published') return [];
  if (topic === 'missing')
    return [
      { ...remark, text: 'Nothing of yours has come. If you did hand something in, say so.' },
    ];
  return [remark];
}

function less(verdict: Verdict, shown: Exclude<Shown, 'everything'>): Verdict {
  const checks = verdict.checks.map((check, index) => ({
    ...silent(check),
    ...(shown === 'marks' ? { name: `check ${index + 1}` } : {}),
  }));
  const message = verdict.status === 'error' ? verdict.message : null;
  return { ...verdict, message, checks, pictures: null };
}

/** What the machine could not do tells nothing of the answer, and somebody has to hear of it. */
function silent(check: Check): Check {
  if (check.status === 'error') return check;
  return { ...check, message: '', observed: null, expected: null, help: null };
}
