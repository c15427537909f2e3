import type { GradeSheet, GradedStudent } from '../../model/model.ts';
import { feedbackFor } from '../feedback/feedback.ts';
import { kataSection } from '../feedback/as-markdown.ts';
import { kataResults, outcomeOf, outcomes, totalOf, worthOf } from '../outcome.ts';
import { pointsOf } from '../points.ts';
import { folded, inline } from '../text/markdown.ts';
import { pointsText } from '../../../text/units.ts';
import { shortLine } from '../../../text/sanitize.ts';
import type { Exporter } from './exporter.ts';

// GitHub drops a step's summary over 1024 KiB; some bytes are left for whatever else the step says.
const limit = 900 * 1024;

/** The summary of a step in GitHub Actions: for one submission all of it, for a class a table. */
export const github: Exporter = {
  summary: 'GitHub Actions: a step’s summary',
  export(sheet) {
    const [first, ...others] = sheet.students;
    const parts = first && others.length === 0 ? oneStudent(sheet, first) : classTable(sheet);
    return [{ path: 'step-summary.md', content: withinLimit(parts) }];
  },
};

function oneStudent(sheet: GradeSheet, student: GradedStudent): string[] {
  const rows = kataResults(sheet, student).map(({ kata, result }) => {
    const { sign, word } = outcomes[outcomeOf(result)];
    return `| ${kata.number} ${inline(kata.title)} | ${sign} ${word} | ${pointsOf(kata, result)} |`;
  });
  const { katas, remarks } = feedbackFor(sheet, student, () => []);
  const notes = remarks.map(({ text }) => `- Note: ${inline(shortLine(text, 500))}`);
  return [
    `## ${inline(shortLine(student.student, 200))}: ${totalText(sheet, student)} points\n\n`,
    notes.length > 0 ? `${notes.join('\n')}\n\n` : '',
    `| kata | state | points |\n| --- | --- | --- |\n${rows.join('\n')}\n\n`,
    ...katas
      .filter(({ result }) => result.verdict && result.verdict.status !== 'passed')
      .map((one) => {
        const title = `${one.kata.number} ${inline(one.kata.title)}`;
        return `${folded(title, kataSection(one))}\n\n`;
      }),
  ];
}

function classTable(sheet: GradeSheet): string[] {
  const numbers = sheet.katas.map(({ number }) => number);
  return [
    `## Grades: ${sheet.students.length} students, ${numbers.length} katas\n\n`,
    `| student | points | ${numbers.join(' | ')} |\n| --- | --: |${' :-: |'.repeat(numbers.length)}\n`,
    ...sheet.students.map((student) => {
      const signs = kataResults(sheet, student).map(
        ({ result }) => outcomes[outcomeOf(result)].sign,
      );
      const name = inline(shortLine(student.student, 120));
      return `| ${name} | ${totalText(sheet, student)} | ${signs.join(' | ')} |\n`;
    }),
    `\n${Object.values(outcomes)
      .map(({ sign, word }) => `${sign} ${word}`)
      .join(' · ')}\n`,
  ];
}

function totalText(sheet: GradeSheet, student: GradedStudent): string {
  return `${pointsText(totalOf(student))} of ${pointsText(worthOf(sheet))}`;
}

/** As many whole parts as GitHub takes. */
function withinLimit(parts: string[]): string {
  let bytes = 0;
  const kept = parts.filter((part) => (bytes += Buffer.byteLength(part)) <= limit);
  const left = parts.length - kept.length;
  return kept.join('') + (left > 0 ? `\n${left} parts more did not fit into a summary.\n` : '');
}
