import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wrongProblem } from '../../../src/authoring/proof/problems.ts';
import type { Verdict } from '../../../src/judge/verdict.ts';

const folder = mkdtempSync(join(tmpdir(), 'problems-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A verdict on three checks, a to c: those in capitals passed, `-` stands for one that was skipped. */
function problemOf(expected: object, checks: string): string | null {
  writeFileSync(join(folder, 'expected.json'), JSON.stringify(expected));
  const status = (letter: string) =>
    letter === '-' ? 'skipped' : letter === letter.toUpperCase() ? 'passed' : 'failed';
  const judged = Array.from(checks, (letter, at) => ({
    ...{ name: 'abc'[at], status: status(letter), message: `ran it: ${letter} is wrong` },
    ...{ observed: null, expected: null, help: null, ms: 1 },
  }));
  const all = judged.every((one) => one.status === 'passed');
  const verdict = { status: all ? 'passed' : 'failed', message: null, checks: judged };
  return wrongProblem({ folder }, verdict as unknown as Verdict);
}

const caught = { check: 'b', message: 'b is wrong' };

test.each([
  ['caught by its check', caught, 'AbC'],
  ['caught by its check and another', caught, 'abC'],
  ['left alone', { ...caught, only: 'left' }, 'AbC'],
  ['mended alone', { check: 'b', only: 'mended' }, 'aBc'],
])('%s', (_what, expected, checks) => {
  expect(problemOf(expected, checks)).toBeNull();
});

test.each([
  ['not caught by its check', caught, 'aBC', '"b" is passed, it should have failed'],
  ['in other words', { ...caught, message: 'c is wrong' }, 'AbC', 'with another message'],
  ['passed', caught, 'ABC', 'verdict is passed'],
  ['left, and another one too', { ...caught, only: 'left' }, 'Abc', '"c" is failed: ran it: c'],
  ['left, and another one skipped', { ...caught, only: 'left' }, 'Ab-', '"c" is skipped'],
  ['mended, and another one too', { check: 'b', only: 'mended' }, 'aBC', '"c" is passed'],
  ['not mended', { check: 'b', only: 'mended' }, 'abc', '"b" is failed, it should have passed'],
  ['no check', { check: 'd', only: 'mended' }, 'aBc', '"d" is no check of the spec'],
])('a problem: %s', (_what, expected, checks, words) => {
  expect(problemOf(expected, checks)).toContain(words);
});
