import type { GradeSheet } from '../../model/model.ts';
import { outcomeOf, totalOf, worthOf, type Outcome } from '../outcome.ts';
import { html, type Html } from '../../../text/html.ts';
import { counted, momentText, percentText, pointsText } from '../../../text/units.ts';

/** When, how many, and the few numbers that matter first. */
export function summary(sheet: GradeSheet): Html {
  const { students, katas, gradedAt } = sheet;
  const all = students.flatMap(({ results }) => results.map(outcomeOf));
  const count = (outcome: Outcome) => all.filter((one) => one === outcome).length;
  const judged = all.length - count('nothing') - count('error');
  return html`<p class="quiet">
      ${counted(students.length, 'student')}, ${counted(katas.length, 'kata')}. Graded
      ${momentText(gradedAt, gradedAt)}.
    </p>
    <dl class="figures">
      ${figure('Passed', percentText(count('passed'), judged), 'of what was judged')}
      ${figure('Typical total', pointsText(median(students.map(totalOf))), `of ${pointsText(worthOf(sheet))} points`)}
      ${figure('Nothing handed in', percentText(count('nothing'), all.length), 'of all katas')}
      ${figure('Could not be judged', String(count('error')), 'never a mark')}
    </dl>`;
}

function figure(label: string, value: string, unit: string): Html {
  return html`<div>
    <dt>${label}</dt>
    <dd><strong>${value}</strong> <span class="quiet small">${unit}</span></dd>
  </div> `;
}

function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
