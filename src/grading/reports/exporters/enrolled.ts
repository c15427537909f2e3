import { printable } from '../../intake/paths.ts';
import type { RosterRow } from '../../intake/students/roster.ts';
import type { GradeSheet, GradedStudent } from '../../model/model.ts';
import { pointsText } from '../../../text/units.ts';
import { shortLine } from '../../../text/sanitize.ts';
import { totalOf } from '../outcome.ts';
import type { ExportContext } from './exporter.ts';

/** A student of the sheet, with the row of the roster. */
export interface Enrolled {
  student: GradedStudent;
  row: RosterRow;
}

/**
 * Those whom a gradebook knows: of each row of the roster the one submission. Nobody’s mark is guessed:
 * the teacher is told who is left out, who has no mark, and of whom nothing came.
 */
export function enrolledOf({ students }: GradeSheet, { roster, tell }: ExportContext): Enrolled[] {
  if (roster.length === 0) {
    tell('no file: a gradebook asks for ids, emails or logins (--roster)');
    return [];
  }
  const found = students.map((student) => ({ student, rows: rowsOf(student, roster) }));
  const times = (row: RosterRow) => found.filter(({ rows }) => rows.includes(row)).length;
  return found.flatMap(({ student, rows: [row, ...others] }) => {
    const why = !row
      ? 'not on the roster'
      : others.length > 0
        ? 'several rows of the roster have this name and no id'
        : times(row) > 1
          ? `${times(row)} submissions for one row of the roster`
          : null;
    if (row && why === null) {
      tellOf(student, tell);
      return [{ student, row }];
    }
    tell(`${nameOf(student)} is left out: ${why}`);
    return [];
  });
}

/** The points of all katas; null where one could not be judged, which is no mark. */
export function markOf(student: GradedStudent): string | null {
  const isJudged = student.results.every(({ verdict }) => verdict?.status !== 'error');
  return isJudged ? pointsText(totalOf(student)) : null;
}

/** What the gradebook calls this grading: the teacher says it in `ASSIGNMENT`. */
export function assignmentOf({ env }: ExportContext): string {
  return env['ASSIGNMENT'] || 'Docker katas';
}

function rowsOf({ student, id, remarks }: GradedStudent, roster: RosterRow[]): RosterRow[] {
  if (remarks.some(({ kind }) => kind === 'unknown')) return [];
  if (id !== null) return roster.filter((row) => row.id === id);
  return roster.filter(({ name, id: other }) => {
    return other === null && [name, printable(name)].includes(student);
  });
}

function tellOf(student: GradedStudent, tell: ExportContext['tell']): void {
  const isMissing = student.remarks.some(({ kind, kata }) => kind === 'missing' && kata === null);
  if (markOf(student) === null)
    tell(`${nameOf(student)} has no mark: a kata could not be judged (grade again)`);
  else if (isMissing) tell(`nothing came from ${nameOf(student)}: 0 points`);
}

function nameOf({ student }: GradedStudent): string {
  return shortLine(student, 80);
}
