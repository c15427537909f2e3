import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Marked } from 'marked';
import { loadKatas } from '../../../src/katas/load.ts';
import { checkCode } from '../../../src/grading/reports/exporters/check-code.ts';
import { exporters, formats, type Format } from '../../../src/grading/reports/exporters/index.ts';
import { checkout } from '../../../src/system/paths.ts';
import { totalOf } from '../../../src/grading/reports/outcome.ts';
import type { GradeSheet, Result } from '../../../src/grading/model/model.ts';
import { hostileSheet } from '../../support/hostile.ts';
import {
  classroom50Result,
  exercismResults,
  gradescopeResults,
  prairielearnResults,
} from '../../support/published-formats.ts';
import { makeSheet, passedCheck, smallSheet, verdictOf } from '../../support/sheets.ts';

const katas = loadKatas();
const kata = (name: string) => katas.find(({ folderName }) => folderName === name);

function exported(
  format: Format,
  sheet: GradeSheet,
  env: NodeJS.ProcessEnv = {},
  tell: (words: string) => void = () => undefined,
) {
  return exporters[format].export(sheet, { kata, roster: [], env, tell });
}

function jsonOf(format: Format, sheet: GradeSheet, env?: NodeJS.ProcessEnv): unknown[] {
  return exported(format, sheet, env).map(({ content }) => JSON.parse(content) as unknown);
}

const sheets = {
  'a class': makeSheet({ students: 40, seed: 5 }),
  'a hostile class': hostileSheet(),
};
const published = [
  ['gradescope', gradescopeResults, 1_000_000],
  ['classroom50', classroom50Result, 10 * 1024 * 1024],
  ['prairielearn', prairielearnResults, 1_000_000],
  ['exercism', exercismResults, 500_000],
] as const;

describe.each(Object.entries(sheets))('%s', (_name, sheet) => {
  test.each(published)('%s reads what it gets', (format, schema, bytes) => {
    for (const { path, content } of exported(format, sheet)) {
      expect(schema.parse(JSON.parse(content))).toBeTruthy();
      expect(Buffer.byteLength(content)).toBeLessThan(bytes);
      expect(path).toMatch(/^[a-z0-9-]+\/(?:[a-z0-9-]+\/)?results?\.json$/);
      expect(content).not.toMatch(/^\s*::|##\[|##vso\[/m);
    }
  });

  test('a step of GitHub Actions gets a summary that it can show', () => {
    const [file] = exported('github', sheet);
    const content = file?.content ?? '';
    expect(Buffer.byteLength(content)).toBeLessThan(1024 * 1024);
    expect(content).not.toMatch(/^\s*::|##\[|##vso\[/m);
    const html = new Marked().parse(content, { async: false });
    expect(html.match(/<tr>/g)).toHaveLength(sheet.students.length + 1);
    expect(html).not.toMatch(/<(?:script|img|b|form|style)\b/);
  });
});

test('Gradescope: points stand at katas, and add up to the score', () => {
  const sheet = makeSheet({ students: 20 });
  const all = jsonOf('gradescope', sheet).map((one) => gradescopeResults.parse(one));
  for (const [index, { score, tests }] of all.entries()) {
    const student = sheet.students[index];
    const points = tests.flatMap((test) => test.score ?? []);
    expect(points).toHaveLength(sheet.katas.length);
    expect(points.reduce((sum, one) => sum + one, 0)).toBeCloseTo(score);
    expect(score).toBe(student && totalOf(student));
  }
});

test('Classroom 50: its runner says whose it is; whole points; when it came', () => {
  const env = {
    ...{ CLASSROOM: 'cs', ASSIGNMENT: 'docker', ASSIGNMENT_TYPE: 'group', OWNER: 'alice' },
    ...{ SUBMISSION_TAG: 'submit/2026-03-08T21-05-00Z-a1b2c3d', COMMIT_URL: 'https://git/c' },
    ...{ RELEASE_URL: 'https://git/r', REVIEW_URL: 'https://git/d' },
  };
  const sheet = smallSheet({ submittedAt: '2026-03-08T22:05:00.25+01:00' });
  const [result] = jsonOf('classroom50', sheet, env);
  expect(result).toMatchObject({
    ...{ classroom: 'cs', assignment: 'docker', assignment_type: 'group', owner: 'alice' },
    ...{ submission: env.SUBMISSION_TAG, commit: 'https://git/c', release: 'https://git/r' },
    ...{ review: 'https://git/d', datetime: '2026-03-08T21:05:00Z', score: 5, 'max-score': 5 },
  });
});

test('PrairieLearn: what could not be judged costs no attempt', () => {
  const [result] = jsonOf('prairielearn', smallSheet({}, { status: 'error', message: 'x' }));
  expect(result).toMatchObject({ gradable: false });
  const [passed] = jsonOf('prairielearn', smallSheet());
  expect(passed).toMatchObject({ gradable: true, score: 1 });
});

test('PrairieLearn: who handed in nothing has nothing that could be graded', () => {
  const [name = ''] = katas.map(({ folderName }) => folderName);
  const nothing: Result = { kata: name, verdict: null, points: 0, reused: false };
  expect(jsonOf('prairielearn', smallSheet({ results: [nothing] }))).toMatchObject([
    { gradable: false },
  ]);
});

test('Exercism: a result a kata, with the body of each check', () => {
  const [passed] = jsonOf('exercism', smallSheet());
  expect(passed).toMatchObject({ status: 'pass', tests: [{ status: 'pass', message: null }, {}] });
  expect(JSON.stringify(passed)).toContain('"test_code":"');
  const [failed] = jsonOf('exercism', smallSheet({}, { status: 'failed', message: 'saw nothing' }));
  expect(failed).toMatchObject({
    status: 'fail',
    tests: [{ status: 'fail', message: 'saw nothing' }, {}],
  });
  const [error] = jsonOf('exercism', smallSheet({}, { status: 'error', message: 'disk full' }));
  expect(error).toEqual({ version: 3, status: 'error', message: 'disk full' });
});

test('the body of every check of every kata is found', () => {
  for (const one of katas)
    for (const { name } of makeSheet({ students: 1 }).students[0]?.results.find(
      ({ kata: folder, verdict }) => folder === one.folderName && verdict?.checks,
    )?.verdict?.checks ?? [])
      expect(checkCode(one, name)).toMatch(/await|expect/);
  expect(katas[0] && checkCode(katas[0], 'no such check')).toBeNull();
});

test('GitHub: for one submission the summary has what was missed', () => {
  const [file] = exported('github', smallSheet({}, { status: 'failed', message: 'saw nothing' }));
  expect(file?.content).toContain('## Ada Aalto: 5 of 5 points');
  expect(file?.content).toMatch(/```text\nsaw nothing\n```/);
});

test('GitHub: what does not fit into a summary is left out whole, and counted', () => {
  const sheet = makeSheet({ students: 1, katas: 60 });
  const message = `got       ${'a very long answer '.repeat(400)}`;
  const failed = sheet.students.map((student) => ({
    ...student,
    results: student.results.map((result, index) => {
      const kata = sheet.katas[index];
      if (!kata) return result;
      const checks = [1, 2, 3].map((at) => ({
        ...passedCheck(`check ${at}`),
        status: 'failed' as const,
        message,
      }));
      return { ...result, verdict: verdictOf(kata, 'f0', checks) };
    }),
  }));
  const [file] = exported('github', { ...sheet, students: failed });
  expect(Buffer.byteLength(file?.content ?? '')).toBeLessThan(1024 * 1024);
  expect(file?.content).toMatch(/\d+ parts more did not fit/);
});

test('classroom50 tells the teacher where it has no id of a student', () => {
  const sheet = smallSheet();
  const told: string[] = [];
  const withId = (id: string | null): GradeSheet => ({
    ...sheet,
    students: sheet.students.map((student) => ({ ...student, id })),
  });
  exported('classroom50', withId('ada42'), {}, (words) => told.push(words));
  exported('classroom50', withId(null), { OWNER: 'ada' }, (words) => told.push(words));
  expect(told).toEqual([]);
  exported('classroom50', withId(null), {}, (words) => told.push(words));
  expect(told).toEqual([expect.stringContaining('have no id')]);
});

test('docs/teachers.md names every format', () => {
  const text = readFileSync(join(checkout, 'docs/teachers.md'), 'utf8');
  expect(text).toContain(formats.map((name) => `\`${name}\``).join(', '));
});
