import type { GradeSheet, GradedStudent } from '../../model/model.ts';
import { kataResults, outcomeOf, outcomes, remarkText, totalOf, worthOf } from '../outcome.ts';
import { howPointsCame } from '../points.ts';
import { jsonText } from '../text/json.ts';
import { checkName, excerptOf, shortLine, visible } from '../../../text/sanitize.ts';
import type { Exporter } from './exporter.ts';

// PrairieLearn takes a megabyte; with so much for each check forty katas stay far below it.
const size = { lines: 60, characters: 3000 };

/**
 * `results.json` as https://docs.prairielearn.com/externalGrading/ describes it. What could not be
 * judged makes the whole not gradable: that costs the student no attempt, and no mark.
 */
export const prairielearn: Exporter = {
  summary: 'PrairieLearn: results.json',
  export: (sheet) =>
    sheet.students.map((student) => ({
      path: `${student.slug}/results.json`,
      content: jsonText(resultsOf(sheet, student)),
    })),
};

function resultsOf(sheet: GradeSheet, student: GradedStudent) {
  const reasons = whyNot(sheet, student);
  if (reasons.length > 0) return { gradable: false, format_errors: reasons };
  const worth = worthOf(sheet);
  return {
    gradable: true,
    score: worth > 0 ? Math.min(1, totalOf(student) / worth) : 0,
    message: student.remarks
      .slice(0, 20)
      .map((remark) => shortLine(remarkText(remark), 300))
      .join('\n'),
    tests: kataResults(sheet, student).map(({ kata, result }) => ({
      name: `${kata.number} ${kata.title}`,
      description: outcomes[outcomeOf(result)].word,
      points: result.points,
      max_points: kata.points,
      message: howPointsCame(kata, result, student.remarks),
      output: outputOf(result.verdict?.checks ?? []),
    })),
  };
}

/** Why there can be no score; empty when there is one. */
function whyNot(sheet: GradeSheet, student: GradedStudent): string[] {
  const results = kataResults(sheet, student);
  if (results.every(({ result }) => result.verdict === null))
    return ['No file of a kata was handed in.'];
  return results
    .filter(({ result }) => result.verdict?.status === 'error')
    .map(({ kata, result }) => {
      const why = excerptOf(result.verdict?.message ?? '', { lines: 12, characters: 1000 });
      return visible(`${kata.number} ${kata.title} could not be judged. ${why}`.trim());
    });
}

function outputOf(checks: { name: string; status: string; message: string }[]): string {
  return checks
    .map(({ name, status, message }) => {
      const text = visible(excerptOf(message, size));
      return `${status}: ${checkName(name)}${text && `\n${text}`}`;
    })
    .join('\n\n');
}
