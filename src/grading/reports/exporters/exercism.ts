import type { Kata } from '../../../katas/kata.ts';
import type { Check, Verdict } from '../../../judge/verdict.ts';
import { kataResults } from '../outcome.ts';
import { jsonText } from '../text/json.ts';
import { checkName, excerptOf, visible } from '../../../text/sanitize.ts';
import { checkCode } from './check-code.ts';
import type { Exporter } from './exporter.ts';

// The interface takes 65535 characters, and counts some letters more than once.
const size = { lines: 500, characters: 16_000 };

const statuses = { passed: 'pass', failed: 'fail', skipped: 'fail', error: 'error' } as const;

/**
 * `results.json`, version 3, of Exercism's test runners, one for each kata
 * (https://exercism.org/docs/building/tooling/test-runners/interface). `error` says there that no
 * test was run; here it is said of everything that could not be judged, which is nobody's failure.
 */
export const exercism: Exporter = {
  summary: 'Exercism: results.json, version 3',
  export: (sheet, { kata: find }) =>
    sheet.students.flatMap((student) =>
      kataResults(sheet, student).map(({ kata, result }) => ({
        path: `${student.slug}/${kata.folderName}/results.json`,
        content: jsonText(resultsOf(result.verdict, find(kata.folderName))),
      })),
    ),
};

function resultsOf(verdict: Verdict | null, kata: Kata | undefined) {
  if (!verdict || verdict.status === 'error') {
    const check = verdict?.checks.find(({ status }) => status === 'error');
    const why = verdict ? (verdict.message ?? check?.message) : 'Nothing was handed in.';
    return { version: 3, status: 'error', message: textOf(why || 'It could not be judged.') };
  }
  return {
    version: 3,
    status: verdict.status === 'passed' ? 'pass' : 'fail',
    message: null,
    tests: verdict.checks.map((check) => testOf(check, kata)),
  };
}

function testOf({ name, status, message }: Check, kata: Kata | undefined) {
  const code = kata && checkCode(kata, name);
  return {
    name: checkName(name),
    status: statuses[status],
    message: message === '' ? null : textOf(message),
    ...(code && { test_code: code }),
  };
}

function textOf(message: string): string {
  return visible(excerptOf(message, size));
}
