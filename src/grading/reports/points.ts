import type { GradedKata, Remark, Result } from '../model/model.ts';
import { percentLeft } from '../rules/lateness.ts';
import { counted, pointsText } from '../../text/units.ts';
import { outcomeOf } from './outcome.ts';

/** How the points for one kata came about, as a sentence or two for the student. */
export function howPointsCame(kata: GradedKata, result: Result, remarks: Remark[]): string {
  const late = remarks.find(
    (remark) => remark.kind === 'late' && (remark.kata ?? kata.folderName) === kata.folderName,
  );
  const percent = late ? percentLeft(late) : null;
  const said = reason(kata, result, percent !== null && percent < 100);
  if (!late || result.points >= kata.points) return said;
  const gave = `${pointsText(result.points)} of ${pointsText(kata.points)} points`;
  if (outcomeOf(result) === 'passed')
    return percent === null
      ? `${said} It came late, which leaves fewer points.`
      : `${said} It came late, and ${percent} % of the points count: ${gave}.`;
  if (outcomeOf(result) === 'part' && percent !== null && percent < 100)
    return `${said} It came late, and ${percent} % of these points count: ${gave}.`;
  return said;
}

/** `7.5 of 10 points`; a verdict that is no mark has none. */
export function pointsOf(kata: GradedKata, result: Result): string {
  const worth = `${pointsText(kata.points)} points`;
  if (result.verdict?.status === 'error') return `no mark, of ${worth}`;
  return `${pointsText(result.points)} of ${worth}`;
}

/** @param isLess Lateness has taken some of the points: they are told behind it. */
function reason(kata: GradedKata, result: Result, isLess: boolean): string {
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
      // Which these are the sheet does not say: a check that passes as the kata is handed out brings none.
      return isLess
        ? `${share}. Checks that your work has made pass bring a part of the points.`
        : `${share}. Checks that your work has made pass bring ${pointsText(result.points)} of ${pointsText(kata.points)} points.`;
    case 'failed':
      return `${share}.`;
  }
}
