import type { Check, Verdict } from '../../verdict/schema.ts';
import type { GradeSheet, Shown } from '../model.ts';

/**
 * The sheet as it is handed to students: points, remarks and marks are all there; of the checks no more
 * than the rules let them see.
 */
export function forStudents(sheet: GradeSheet): GradeSheet {
  const { shown = 'everything' } = sheet;
  if (shown === 'everything') return sheet;
  const students = sheet.students.map((student) => ({
    ...student,
    results: student.results.map((result) => ({
      ...result,
      verdict: result.verdict && less(result.verdict, shown),
    })),
  }));
  return { ...sheet, students };
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
