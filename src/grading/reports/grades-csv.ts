import { stringify } from 'csv-stringify/sync';
import type { GradeSheet, GradedStudent } from '../model/model.ts';
import { kataResults, remarkText, totalOf, worthOf } from './outcome.ts';
import { pointsText } from '../../text/units.ts';
import { shortLine } from '../../text/sanitize.ts';
import { withoutCommands } from '../../text/ci-commands.ts';

/**
 * `grades.csv`: a row a student, a column a kata. What could not be judged is an empty cell, which is
 * no mark, and is named among the remarks. A cell that a spreadsheet would take for a formula begins
 * with an apostrophe.
 */
export function gradesCsv(sheet: GradeSheet): string {
  const { katas, students } = sheet;
  const titles = katas.map(({ folderName }) => folderName);
  const header = ['student', 'id', ...titles, 'total', 'of', 'handed in', 'remarks'];
  const rows = students.map((student) => row(sheet, student));
  const text = stringify([header, ...rows], { escape_formulas: true, record_delimiter: '\n' });
  // Excel takes a file without this mark for its own country's letters.
  return /^[\0-\x7f]*$/.test(text) ? text : `\ufeff${text}`;
}

function row(sheet: GradeSheet, student: GradedStudent): string[] {
  const results = kataResults(sheet, student);
  const unjudged = results
    .filter(({ result }) => result.verdict?.status === 'error')
    .map(({ kata }) => `${kata.number} could not be judged`);
  return [
    cell(student.student),
    cell(student.id ?? ''),
    ...results.map(({ result }) =>
      result.verdict?.status === 'error' ? '' : pointsText(result.points),
    ),
    pointsText(totalOf(student)),
    pointsText(worthOf(sheet)),
    cell(student.submittedAt ?? ''),
    cell([...unjudged, ...student.remarks.map(remarkText)].join('; ')),
  ];
}

function cell(text: string): string {
  return withoutCommands(shortLine(text, 2000), (character) => `${character} `);
}
