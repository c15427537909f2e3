import type { Check } from '../../../judge/verdict.ts';
import type { GradeSheet, GradedStudent } from '../../model/model.ts';
import { kataResults, outcomeOf, remarkText, totalOf, worthOf } from '../outcome.ts';
import { howPointsCame } from '../points.ts';
import { jsonText } from '../text/json.ts';
import { checkName, excerptOf, shortLine, visible } from '../../../text/sanitize.ts';
import type { Exporter } from './exporter.ts';

const size = { lines: 120, characters: 8000 };

/**
 * `results.json` as https://gradescope-autograders.readthedocs.io/en/latest/specs/ describes it. A
 * test with points for each kata, and below it one without for each check: points belong to katas,
 * and how checks bring them is the class's own rule.
 */
export const gradescope: Exporter = {
  summary: 'Gradescope: results.json',
  export: (sheet) =>
    sheet.students.map((student) => ({
      path: `${student.slug}/results.json`,
      content: jsonText(resultsOf(sheet, student)),
    })),
};

function resultsOf(sheet: GradeSheet, student: GradedStudent) {
  const results = kataResults(sheet, student);
  const ms = results.reduce((sum, { result }) => sum + (result.verdict?.ms ?? 0), 0);
  return {
    score: totalOf(student),
    execution_time: Math.round(ms / 1000),
    output: remarksOf(student),
    output_format: 'text',
    test_output_format: 'text',
    test_name_format: 'text',
    // The grader's own output may name other students' files.
    stdout_visibility: 'hidden',
    tests: results.flatMap(({ kata, result }) => [
      {
        number: kata.number,
        name: kata.title,
        score: result.points,
        max_score: kata.points,
        ...(result.verdict?.status !== 'error' && {
          status: outcomeOf(result) === 'passed' ? 'passed' : 'failed',
        }),
        output: [howPointsCame(kata, result, student.remarks), messageOf(result.verdict?.message)]
          .filter((text) => text !== '')
          .join('\n'),
        visibility: 'visible',
        extra_data: { kata: kata.folderName, outcome: outcomeOf(result) },
      },
      ...(result.verdict?.checks ?? []).map((check, index) =>
        testOf(check, `${kata.number}.${index + 1}`),
      ),
    ]),
    extra_data: { worth: worthOf(sheet), graded_at: sheet.gradedAt },
  };
}

function testOf({ name, status, message }: Check, number: string) {
  return {
    number,
    name: checkName(name),
    // There is no third status: a check that could not be judged, or waits for another, has none.
    ...((status === 'passed' || status === 'failed') && { status }),
    output: messageOf(message),
    visibility: 'visible',
  };
}

function messageOf(message: string | null | undefined): string {
  return visible(excerptOf(message ?? '', size));
}

function remarksOf({ remarks }: GradedStudent): string {
  return remarks
    .slice(0, 40)
    .map((remark) => shortLine(remarkText(remark), 500))
    .join('\n');
}
