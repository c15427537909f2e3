import type { GradeSheet, GradedStudent } from '../model/model.ts';
import { cell, csvOf } from './csv.ts';
import { kataResults, remarkText, totalOf, worthOf } from './outcome.ts';
import { pointsText } from '../../text/units.ts';

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
  return csvOf([header, ...rows]);
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
