import type { RosterRow } from '../../intake/students/roster.ts';
import type { GradeSheet, GradedStudent } from '../../model/model.ts';
import { cell, csvOf, noMark } from '../csv.ts';
import { kataResults } from '../outcome.ts';
import { howPointsCame, pointsOf } from '../points.ts';
import { assignmentOf, enrolledOf, markOf, type Enrolled } from './enrolled.ts';
import type { Exporter } from './exporter.ts';

/** What Moodle finds a user by, as its import calls it. */
const identifiers: Record<string, (row: RosterRow) => string | null> = {
  'ID number': ({ id }) => id,
  Username: ({ login }) => login,
  'Email address': ({ email }) => email,
};

/**
 * A file for “Import: CSV file” of Moodle’s gradebook (https://docs.moodle.org/en/Grade_import). Two
 * habits of that import (grade/import/csv/classes/load_data.php in moodle/moodle) decide its form: a
 * row without the identifier counts for the user of the row before, so every row has it; and an empty
 * mark for a new grade item becomes 0, so no mark is `-`, as in Moodle’s own export.
 */
export const moodle: Exporter = {
  summary: 'Moodle: a CSV file for its grade import',
  export(sheet, context) {
    const enrolled = enrolledOf(sheet, context);
    const columns = columnsFor(enrolled);
    const [first] = columns;
    if (!first) {
      if (enrolled.length > 0) context.tell('no file: the roster has no ids, emails or usernames');
      return [];
    }
    const found = enrolled.filter(({ row }) => columns.every(({ of }) => of(row) !== null));
    for (const { student } of enrolled.filter((one) => !found.includes(one)))
      context.tell(`${cell(student.student)} is left out: no ${first.name} of their own`);
    const names = columns.map(({ name }) => name);
    const header = ['Student', ...names, cell(assignmentOf(context)), 'Feedback'];
    const rows = found.map(({ student, row }) => [
      cell(student.student),
      ...columns.map(({ of }) => cell(of(row) ?? '')),
      markOf(student) ?? noMark,
      cell(feedbackOf(sheet, student)),
    ]);
    return [{ path: 'moodle.csv', content: csvOf([header, ...rows]) }];
  },
};

interface Column {
  name: string;
  of: (row: RosterRow) => string | null;
}

/** The identifiers that everybody has; where there is none, the one that most have. */
function columnsFor(enrolled: Enrolled[]): Column[] {
  const rows = enrolled.map(({ row }) => row);
  const all = Object.entries(identifiers).map(([name, value]): Column & { count: number } => {
    // What two have finds neither of them.
    const isOnly = (one: string) => rows.filter((row) => value(row) === one).length === 1;
    const of = (row: RosterRow) => {
      const own = value(row);
      return own !== null && isOnly(own) ? own : null;
    };
    return { name, of, count: rows.filter((row) => of(row) !== null).length };
  });
  const complete = all.filter(({ count }) => count > 0 && count === rows.length);
  if (complete.length > 0) return complete;
  const [best] = all.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  return best ? [best] : [];
}

/** What the points are for: fixed words and numbers, and nothing that a student has written. */
function feedbackOf(sheet: GradeSheet, student: GradedStudent): string {
  return kataResults(sheet, student)
    .map(({ kata, result }) => {
      const how = howPointsCame(kata, result, student.remarks);
      return `${kata.number} ${kata.title}: ${pointsOf(kata, result)}. ${how}`;
    })
    .join(' ');
}
