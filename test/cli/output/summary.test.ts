import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { summaryText, writeSummary } from '../../../src/cli/output/summary.ts';
import type { Check, Verdict } from '../../../src/judge/verdict.ts';
import { madeUpKata } from '../../support/made-up-kata.ts';

function judged(status: Verdict['status'], ...checks: Partial<Check>[]) {
  const check = { name: 'a check', message: '', observed: null, expected: null, help: null, ms: 1 };
  const verdict: Verdict = {
    ...{ version: 1, kata: '41-kata', attempt: 'yours', fingerprint: 'f', status, message: null },
    ...{ engine: null, images: [], ms: 1 },
    checks: checks.map((one) => ({ ...check, status: 'passed', ...one })),
  };
  return { kata: madeUpKata('41', 'One | two'), verdict };
}

test('a row for each kata, and what a red one saw', () => {
  const red = judged('failed', {}, { status: 'failed', message: 'saw\n```\n@everybody' });
  const text = summaryText([judged('passed', {}, {}), red]);
  expect(text).toContain('| 41 One \\| two | ✅ green | 2 of 2 |\n');
  expect(text).toContain('| 41 One \\| two | ❌ red | 1 of 2 |\n');
  // A message ends no fence, however many backticks it has.
  expect(text).toContain('````text\na check\n\nsaw\n```\n@everybody\n````');
});

test('none that was worked on is said; a long message is cut', () => {
  expect(summaryText([])).toContain('No kata has been worked on yet.');
  const long = judged('failed', { status: 'failed', message: 'x'.repeat(100_000) });
  expect(summaryText([long]).length).toBeLessThan(13_000);
});

test('it is added to what others wrote; a file that cannot be written is an error in words', () => {
  const folder = mkdtempSync(join(tmpdir(), 'docker-dojo-summary-'));
  try {
    writeFileSync(join(folder, 'summary.md'), 'before\n');
    writeSummary(join(folder, 'summary.md'), []);
    expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toMatch(/^before\n## Docker dojo/);
    expect(() => writeSummary(folder, [])).toThrow('The summary could not be written');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
