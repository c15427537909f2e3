import { pointsText } from '../../../text/units.ts';
import { cell, csvOf } from '../csv.ts';
import { worthOf } from '../outcome.ts';
import { assignmentOf, enrolledOf, markOf } from './enrolled.ts';
import type { Exporter } from './exporter.ts';

const header = ['Student', 'ID', 'SIS Login ID', 'Section'];

/**
 * A file for “Import” of Canvas’s gradebook, as its lib/gradebook_importer.rb (instructure/canvas-lms)
 * reads one: these four columns in this order, then assignments, then a row with what they are worth.
 * `ID` is Canvas’s own number, which the dojo does not know: another number there could be another
 * student. Canvas looks for the login, then for the name, and asks where it finds neither.
 */
export const canvas: Exporter = {
  summary: 'Canvas: a CSV file for its gradebook',
  export(sheet, context) {
    const enrolled = enrolledOf(sheet, context);
    if (enrolled.length === 0) return [];
    const worth = pointsText(worthOf(sheet));
    const rows = enrolled.map(({ student, row }) => [
      studentCell(student.student),
      '',
      cell(row.login ?? row.email ?? row.id ?? ''),
      cell(row.section ?? ''),
      markOf(student) ?? '',
    ]);
    const table = [
      [...header, cell(assignmentOf(context))],
      ['    Points Possible', '', '', '', worth],
      ...rows,
    ];
    return [{ path: 'canvas.csv', content: csvOf(table) }];
  },
};

/** Canvas takes a student’s row with these words in the first cell for the row of points. */
function studentCell(name: string): string {
  return cell(name).replaceAll('Points Possible', 'Points possible');
}
