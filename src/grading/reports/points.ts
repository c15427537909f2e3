import type { GradedKata, Remark, Result } from '../model.ts';
import { counted, pointsText } from './text/numbers.ts';
import { outcomeOf } from './outcome.ts';

/** How the points for one kata came about, as a sentence or two for the student. */
export function howPointsCame(kata: GradedKata, result: Result, remarks: Remark[]): string {
  const said = reason(kata, result);
  if (outcomeOf(result) !== 'passed' || result.points >= kata.points) return said;
  const late = remarks.some(
    (remark) => remark.kind === 'late' && (remark.kata ?? kata.folderName) === kata.folderName,
  );
  return late ? `${said} It came late, which leaves fewer points.` : said;
}

/** `7.5 of 10 points`; a verdict that is no mark has none. */
export function pointsOf(kata: GradedKata, result: Result): string {
  const worth = `${pointsText(kata.points)} points`;
  if (result.verdict?.status === 'error') return `no mark, of ${worth}`;
  return `${pointsText(result.points)} of ${worth}`;
}

function reason(kata: GradedKata, result: Result): string {
  const checks = result.verdict?.checks ?? [];
  const passed = checks.filter(({ status }) => status === 'passed').length;
  const share = `${passed} of ${counted(checks.length, 'check')} passed`;
  switch (outcomeOf(result)) {
    case 'nothing':
      return 'Nothing was handed in for this kata.';
    case 'error':
      return 'It could not be judged. That is never your fault, and it is no mark.';
    case 'passed':
      return `All ${counted(checks.length, 'check')} passed.`;
    case 'part':
      return `${share}: these bring ${pointsText(result.points)} of ${pointsText(kata.points)} points.`;
    case 'failed':
      return `${share}.`;
  }
}
