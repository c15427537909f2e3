import { flaky } from '../../../src/grading/reports/figures/flaky.ts';
import { missedChecks } from '../../../src/grading/reports/figures/missed.ts';
import { sameMistake } from '../../../src/grading/reports/figures/same-mistake.ts';
import { sameFiles } from '../../../src/grading/reports/figures/shared.ts';
import { slowest } from '../../../src/grading/reports/figures/times.ts';
import { knownFingerprints } from '../../../src/grading/reports/known-files.ts';
import type { GradeSheet, GradedStudent, Result } from '../../../src/grading/model/model.ts';
import { fingerprint, ownAttempt, rightAnswers } from '../../../src/katas/attempt.ts';
import { loadKatas } from '../../../src/katas/load.ts';
import type { Check } from '../../../src/judge/verdict.ts';
import { passedCheck, smallSheet, verdictOf } from '../../support/sheets.ts';

/** A class of one kata: what each student's verdict is made of. */
function classOf(
  attempts: { fingerprint?: string; checks: Check[]; ms?: number; reused?: boolean }[],
) {
  const base = smallSheet();
  const [kata] = base.katas;
  if (!kata) throw new Error('a sheet has a kata');
  const students = attempts.map(
    ({ fingerprint: print = 'aa', checks, ms, reused = false }, index) => {
      const verdict = verdictOf(kata, print, checks, ms);
      const result: Result = { kata: kata.folderName, verdict, points: 0, reused };
      return {
        ...(base.students[0] as GradedStudent),
        student: `s${index}`,
        slug: `s-${index}`,
        results: [result],
      };
    },
  );
  return { ...base, students } satisfies GradeSheet;
}

const failed = (name: string, message: string): Check => ({
  ...passedCheck(name),
  status: 'failed',
  message,
});
const waits = (name: string): Check => ({ ...passedCheck(name), status: 'skipped' });
const names = (students: GradedStudent[]) => students.map(({ student }) => student);

test('for each check: how many missed it, with which message, and how many did not get there', () => {
  const told = (address: string) => `got       nothing at ${address}, nonce 0a1b2c3d4e5f`;
  const [first, second] = missedChecks(
    classOf([
      { checks: [failed('a', told('172.17.0.2')), waits('b')] },
      {
        checks: [
          failed('a', told('172.17.0.31').replace('0a1b2c3d4e5f', 'ffee00112233')),
          passedCheck('b'),
        ],
      },
      { checks: [failed('a', 'something else'), passedCheck('b')] },
      { checks: [passedCheck('a'), passedCheck('b')] },
    ]),
  );
  expect(first).toMatchObject({ name: 'a', judged: 4, missed: 3, waiting: 0 });
  expect(first?.mistakes.map(({ message, students }) => [message, names(students)])).toEqual([
    [told('172.17.0.2'), ['s0', 's1']],
    ['something else', ['s2']],
  ]);
  expect(second).toMatchObject({ name: 'b', judged: 3, missed: 0, waiting: 1 });
});

test('messages are one mistake when only what is random differs', () => {
  const same: [string, string][] = [
    ['port 32768 is closed', 'port 40001 is closed'],
    ['"700a763b-c40a-4253-8d1f-84351c615103"', '"102db20c-b7ce-47b6-96a8-0b34143743e8"'],
    ['id deadbeef01', 'id 0123456789ab'],
  ];
  for (const [one, other] of same) expect(sameMistake(one)).toBe(sameMistake(other));
  expect(sameMistake('a facade is there')).not.toBe(sameMistake('a decade is there'));
  expect(sameMistake('web answers')).not.toBe(sameMistake('db answers'));
});

test('the same files with another verdict are told, also from earlier sheets', () => {
  const sheet = classOf([
    { fingerprint: 'aa', checks: [passedCheck('a'), passedCheck('b')] },
    { fingerprint: 'bb', checks: [passedCheck('a')] },
    { fingerprint: 'cc', checks: [passedCheck('a')], reused: true },
  ]);
  expect(flaky(sheet, [sheet])).toEqual([]);
  const earlier = classOf([
    { fingerprint: 'aa', checks: [failed('a', 'x'), passedCheck('b')] },
    { fingerprint: 'dd', checks: [failed('a', 'x')] },
  ]);
  const [found, ...others] = flaky(sheet, [earlier]);
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    fingerprint: 'aa',
    statuses: [
      { status: 'passed', count: 1 },
      { status: 'failed', count: 1 },
    ],
    checks: ['a'],
  });
  expect(names(found?.students ?? [])).toEqual(['s0']);
});

test('a verdict that was taken over is no second judging', () => {
  const attempt = { fingerprint: 'aa', checks: [passedCheck('a')] };
  const earlier = classOf([attempt]);
  const other = classOf([{ fingerprint: 'aa', checks: [failed('a', 'x')], reused: true }]);
  expect(flaky(other, [earlier])).toEqual([]);
});

test('equal files are listed, but for those that everybody has', () => {
  const attempt = (print: string) => ({ fingerprint: print, checks: [passedCheck('a')] });
  const sheet = classOf(['aa', 'bb', 'aa', 'cc', 'cc', 'cc'].map(attempt));
  const groups = sameFiles(sheet, () => new Set(['cc']));
  expect(groups.map(({ students }) => names(students))).toEqual([['s0', 's2']]);
});

test('the starter and the reference answer are what everybody has', async () => {
  for (const kata of loadKatas()) {
    const known = knownFingerprints(kata);
    const [reference, ...others] = await rightAnswers(kata);
    expect(known).toContain(fingerprint(kata, ownAttempt(kata)));
    expect(known).toContain(reference && fingerprint(kata, reference));
    for (const other of others) expect(known).not.toContain(fingerprint(kata, other));
  }
});

test('what took longest comes first', () => {
  const { judgings, katas } = slowest(
    classOf([5, 900, 70].map((ms) => ({ ms, checks: [passedCheck('a')] }))),
    2,
  );
  expect(judgings.map(({ ms }) => ms)).toEqual([900, 70]);
  expect(katas).toMatchObject([{ judgings: 3, medianMs: 70, slowest: { ms: 900 } }]);
});
