import type { GradeSheet, GradedStudent } from '../../model/model.ts';
import { kataResults, outcomeOf } from '../outcome.ts';
import { howPointsCame } from '../points.ts';
import { jsonText } from '../text/json.ts';
import { checkName, excerptOf, visible } from '../../../text/sanitize.ts';
import type { Exporter } from './exporter.ts';

const size = { lines: 60, characters: 4000 };

/**
 * `result.json` as classroom50/result/v1 asks for it (schemas/result-v1.schema.json and the wiki's
 * Advanced-Autograding in foundation50/classroom50): whole points, one test a kata. Whose submission
 * it is its runner says in the environment; elsewhere the file fits the schema, and its identity is
 * the dojo's.
 */
export const classroom50: Exporter = {
  summary: 'Classroom 50: result.json',
  export: (sheet, { env, tell }) => {
    const named = Boolean(env['OWNER'] || env['USERNAME']);
    if (!named && sheet.students.some(({ id }) => !id))
      tell('some students have no id, and are owners by the names of their folders (--roster)');
    return sheet.students.map((student) => ({
      path: `${student.slug}/result.json`,
      content: jsonText(resultOf(sheet, student, env)),
    }));
  },
};

function resultOf(sheet: GradeSheet, student: GradedStudent, env: NodeJS.ProcessEnv) {
  const tests = testsOf(sheet, student);
  const [graded, submitted] = [moment(sheet.gradedAt), moment(student.submittedAt)];
  const commit = env['COMMIT_URL'] || 'unknown';
  return {
    schema: 'classroom50/result/v1',
    classroom: env['CLASSROOM'] || 'docker-dojo',
    assignment: env['ASSIGNMENT'] || 'katas',
    assignment_type: env['ASSIGNMENT_TYPE'] === 'group' ? 'group' : 'individual',
    owner: env['OWNER'] || env['USERNAME'] || student.id || student.slug,
    submission: tag(env['SUBMISSION_TAG']) ?? `submit/${student.slug}`,
    commit,
    release: env['RELEASE_URL'] || 'unknown',
    review: env['REVIEW_URL'] || commit,
    // When it came, not when it was graded: grading it again makes nobody late.
    datetime: submitted ?? graded,
    graded_at: graded,
    score: tests.reduce((sum, test) => sum + test.score, 0),
    'max-score': tests.reduce((sum, test) => sum + test['max-score'], 0),
    tests,
  };
}

function testsOf(sheet: GradeSheet, student: GradedStudent) {
  return kataResults(sheet, student).map(({ kata, result }) => {
    const worth = Math.round(kata.points);
    return {
      'test-name': `${kata.number} ${kata.title}`,
      passed: outcomeOf(result) === 'passed',
      score: Math.min(worth, Math.round(result.points)),
      'max-score': worth,
      message: howPointsCame(kata, result, student.remarks),
      checks: (result.verdict?.checks ?? []).map(({ name, status, message }) => ({
        name: checkName(name),
        status,
        message: visible(excerptOf(message, size)),
      })),
    };
  });
}

function tag(text: string | undefined): string | null {
  return text?.startsWith('submit/') ? text : null;
}

/** UTC to the second, as the schema wants it; null for what is no moment. */
function moment(iso: string | null): string | null {
  const date = new Date(iso ?? '');
  return Number.isNaN(date.getTime()) ? null : `${date.toISOString().slice(0, 19)}Z`;
}
