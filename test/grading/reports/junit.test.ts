import { junitXml } from '../../../src/grading/reports/junit.ts';
import { hostileSheet } from '../../support/hostile.ts';
import { makeSheet, smallSheet } from '../../support/sheets.ts';

const count = (text: string, what: string) => text.split(what).length - 1;

test('a suite for each student and kata, a case for each check', () => {
  const sheet = makeSheet({ students: 5 });
  const text = junitXml(sheet);
  expect(count(text, '<testsuite ')).toBe(5 * sheet.katas.length);
  const verdicts = sheet.students.flatMap(({ results }) =>
    results.flatMap(({ verdict }) => verdict ?? []),
  );
  const failed = verdicts
    .flatMap(({ checks }) => checks)
    .filter(({ status }) => status === 'failed');
  expect(failed.length).toBeGreaterThan(0);
  expect(count(text, '<failure ')).toBe(failed.length);
  expect(text).toContain(`failures="${failed.length}"`);
});

test('passed, failed, waiting and unjudged checks are told apart', () => {
  const told = (status: 'failed' | 'skipped' | 'error') =>
    junitXml(smallSheet({}, { status, message: 'first line\nsecond line' }));
  expect(told('failed')).toMatch(
    /<failure type="failed" message="first line">first line\nsecond line<\/failure>/,
  );
  expect(told('error')).toContain('<error type="not judged" message="first line">');
  expect(told('skipped')).toContain('<skipped message="first line"/>');
  expect(junitXml(smallSheet())).not.toMatch(/<(?:failure|error|skipped) /);
});

test('a suite without checks has a case that says why', () => {
  const sheet = smallSheet();
  const [student] = sheet.students;
  const [result] = student?.results ?? [];
  if (!student || !result?.verdict) throw new Error('a sheet has a student');
  const message = 'The engine stopped answering';
  const verdict = { ...result.verdict, status: 'error' as const, checks: [], message };
  const unjudged = { ...sheet, students: [{ ...student, results: [{ ...result, verdict }] }] };
  expect(junitXml(unjudged)).toContain(`<error type="not judged" message="${message}">`);
  const nothing = { ...sheet, students: [{ ...student, results: [{ ...result, verdict: null }] }] };
  expect(junitXml(nothing)).toContain('<skipped message="nothing was handed in"/>');
});

test('nothing that was handed in is markup, or a character that XML forbids', () => {
  const text = junitXml(hostileSheet());
  expect(text).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/u);
  expect([...new Set(text.match(/<\/?[a-z?!][\w]*/gi))].sort()).toEqual(
    [
      '<?xml',
      '<failure',
      '<testcase',
      '<testsuite',
      '<testsuites',
      '</failure',
      '</testcase',
      '</testsuite',
      '</testsuites',
    ].sort(),
  );
  expect(text).not.toMatch(/^\s*::|##\[|##vso\[|]]>/m);
});
