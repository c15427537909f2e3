import type { Check } from '../../judge/verdict.ts';
import type { GradeSheet, GradedKata, GradedStudent, Result } from '../model/model.ts';
import { kataResults } from './outcome.ts';
import { textOf, trusted, xml, type Html, type Slot } from '../../text/html.ts';
import { excerptOf, shortLine } from '../../text/sanitize.ts';

const size = { lines: 200, characters: 20_000 };

/**
 * `junit.xml`: a suite for each student and kata, a case for each check. The templates of pages serve
 * here as well: they escape what XML wants escaped, and leave no character that XML forbids.
 */
export function junitXml(sheet: GradeSheet): string {
  const suites = sheet.students.flatMap((student) =>
    kataResults(sheet, student).map(({ kata, result }) => suiteOf(sheet, student, kata, result)),
  );
  const sum = (count: (suite: Suite) => number) =>
    suites.reduce((total, suite) => total + count(suite), 0);
  const all = (status: Check['status']) => sum((suite) => countOf(suite, status));
  return textOf(xml`${trusted('<?xml version="1.0" encoding="UTF-8"?>')}
    <testsuites name="docker-dojo" tests="${sum(({ cases }) => cases.length)}"
      failures="${all('failed')}" errors="${all('error')}" skipped="${all('skipped')}"
      time="${seconds(sum(({ ms }) => ms))}">
    ${suites.map(suiteXml)}</testsuites>
    `);
}

interface Suite {
  name: string;
  className: string;
  timestamp: string;
  ms: number;
  cases: Pick<Check, 'name' | 'status' | 'message' | 'ms'>[];
}

function suiteOf(
  { gradedAt }: GradeSheet,
  { student, slug }: GradedStudent,
  kata: GradedKata,
  { verdict }: Result,
): Suite {
  const why = verdict?.message ?? (verdict ? null : 'nothing was handed in');
  // A suite without a case would look like one that nobody has to see.
  const judged = {
    name: 'judged',
    status: verdict ? 'error' : 'skipped',
    message: why ?? '',
    ms: 0,
  };
  const checks = verdict?.checks ?? [];
  return {
    name: `${shortLine(student, 200)} / ${kata.number} ${kata.title}`,
    className: `${slug}.${kata.folderName}`,
    timestamp: new Date(gradedAt).toISOString().replace(/\.\d+Z$/, ''),
    ms: verdict?.ms ?? 0,
    cases: why !== null || checks.length === 0 ? [judged as Check, ...checks] : checks,
  };
}

function suiteXml(suite: Suite): Html {
  const { name, className, timestamp, ms, cases } = suite;
  return xml`<testsuite name="${name}" tests="${cases.length}"
      failures="${countOf(suite, 'failed')}" errors="${countOf(suite, 'error')}"
      skipped="${countOf(suite, 'skipped')}" time="${seconds(ms)}" timestamp="${timestamp}">
    ${cases.map((one) => caseXml(one, className))}</testsuite>
    `;
}

function caseXml({ name, status, message, ms }: Suite['cases'][number], className: string): Html {
  const time = seconds(ms);
  return xml`<testcase classname="${className}" name="${shortLine(name, 500)}" time="${time}">${outcomeXml(status, message)}</testcase>
    `;
}

function outcomeXml(status: Check['status'], message: string): Slot {
  const first = shortLine(message.split('\n', 1)[0] ?? '', 300);
  const text = excerptOf(message, size);
  if (status === 'failed') return xml`<failure type="failed" message="${first}">${text}</failure>`;
  if (status === 'error') return xml`<error type="not judged" message="${first}">${text}</error>`;
  return status === 'skipped' && xml`<skipped message="${first}"/>`;
}

function countOf({ cases }: Suite, status: Check['status']): number {
  return cases.filter((one) => one.status === status).length;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}
