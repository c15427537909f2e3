import { latenessOf, lateRemark, rulesFor } from '../../../src/grading/rules/lateness.ts';
import { maximumOf, pointsOf } from '../../../src/grading/rules/points.ts';
import { rulesFile } from '../../../src/grading/rules/rules.ts';
import type { Verdict } from '../../../src/judge/verdict.ts';

const kata = {
  folderName: '41-call-me-by-name',
  name: 'call-me-by-name',
  number: '41',
  points: 10,
  partialCredit: false,
};
const exam = { ...kata, partialCredit: true };

const rules = (file: object) => rulesFile.parse(file);

/** A verdict of which this many checks passed. */
function verdict(status: Verdict['status'], passed: number, of: number): Verdict {
  const checks = Array.from({ length: of }, (_, at) => ({
    ...{ name: `check ${at}`, status: at < passed ? ('passed' as const) : ('failed' as const) },
    ...{ message: '', observed: null, expected: null, help: null, ms: 1 },
  }));
  return { ...blank, status, checks };
}

const blank: Omit<Verdict, 'status' | 'checks'> = {
  ...{ version: 1, kata: '41-call-me-by-name', attempt: 'ada', fingerprint: '', message: null },
  ...{ engine: null, images: [], ms: 1 },
} as unknown as Verdict;

const points = (judged: Verdict | null, file: object, submittedAt: string | null = null) =>
  pointsOf(kata, judged, rules(file), submittedAt).points;

describe('a verdict', () => {
  test.each<[string, Verdict | null, number, number]>([
    ['passed', verdict('passed', 3, 3), 10, 10],
    ['failed', verdict('failed', 1, 3), 0, 3.33],
    ['failed, two of three', verdict('failed', 2, 3), 0, 6.67],
    ['failed in all', verdict('failed', 0, 3), 0, 0],
    ['failed, though every check passed', verdict('failed', 3, 3), 0, 0],
    ['failed without a check', verdict('failed', 0, 0), 0, 0],
    ['that is an error', verdict('error', 2, 3), 0, 0],
    ['that is not there', null, 0, 0],
  ])('%s', (_what, judged, whole, partial) => {
    expect(points(judged, {})).toBe(whole);
    expect(points(judged, { partialCredit: true })).toBe(partial);
  });

  test.each([
    ['a kata that asks for it', exam, {}, 3.33],
    ['one that does not', kata, {}, 0],
    ['none of the class', exam, { partialCredit: false }, 0],
    ['all of the class', kata, { partialCredit: true }, 3.33],
  ])('partial credit of %s', (_what, one, file, worth) => {
    expect(pointsOf(one, verdict('failed', 1, 3), rules(file), null).points).toBe(worth);
  });

  test('an error is flagged, and nothing else is', () => {
    const flagged = (judged: Verdict | null) => pointsOf(kata, judged, rules({}), null).flagged;
    expect(flagged(verdict('error', 0, 0))).toBe(true);
    expect(flagged(verdict('failed', 0, 1))).toBe(false);
    expect(flagged(null)).toBe(false);
  });

  test('a check that was skipped has not passed', () => {
    const judged = verdict('failed', 1, 3);
    judged.checks[2] = { ...judged.checks[2], status: 'skipped' } as Verdict['checks'][number];
    expect(points(judged, { partialCredit: true })).toBe(3.33);
  });
});

test.each([
  [{}, 10],
  [{ points: { '41': 4 } }, 4],
  [{ points: { 'call-me-by-name': 5 } }, 5],
  [{ points: { '41-call-me-by-name': 6, '41': 4 } }, 6],
  [{ points: { '41': 0 } }, 0],
  [{ points: { '42': 4 } }, 10],
])('%j is worth %d', (file, worth) => {
  expect(maximumOf(kata, rules(file))).toBe(worth);
  expect(points(verdict('passed', 1, 1), file)).toBe(worth);
});

describe('lateness', () => {
  const due = '2026-12-01T23:59:00+01:00';
  const late = [
    { hours: 24, percent: 80 },
    { hours: 72, percent: 50 },
  ];

  test.each([
    ['long before', '2026-11-01T00:00:00Z', 10],
    ['on the second', '2026-12-01T22:59:00Z', 10],
    ['on the second, in another zone', '2026-12-02T07:59:00+09:00', 10],
    ['a millisecond later', '2026-12-01T22:59:00.001Z', 8],
    ['the same clock in a zone further west', '2026-12-01T23:59:00-05:00', 8],
    ['the same clock in a zone further east', '2026-12-01T23:59:00+09:00', 10],
    ['a day later', '2026-12-02T22:59:00Z', 8],
    ['a day and a second later', '2026-12-02T22:59:01Z', 5],
    ['three days later', '2026-12-04T22:59:00Z', 5],
    ['after the last step', '2026-12-04T22:59:01Z', 0],
  ])('%s', (_what, submittedAt, worth) => {
    expect(points(verdict('passed', 1, 1), { due, late }, submittedAt)).toBe(worth);
  });

  test.each([
    ['within the grace', '2026-12-01T23:09:00Z', 10],
    ['a second after it', '2026-12-01T23:09:01Z', 8],
    ['a day after it was due: steps do not move with the grace', '2026-12-02T23:00:00Z', 5],
  ])('%s', (_what, submittedAt, worth) => {
    expect(points(verdict('passed', 1, 1), { due, late, graceMinutes: 10 }, submittedAt)).toBe(
      worth,
    );
  });

  test('nobody knows when it came', () => {
    expect(points(verdict('passed', 1, 1), { due, late }, null)).toBe(10);
    expect(lateRemark(rules({ due, late }), null)).toBeNull();
  });

  test('without steps it is shown and costs nothing; with an empty list it is worth nothing', () => {
    const submittedAt = '2026-12-03T02:19:00Z';
    expect(points(verdict('passed', 1, 1), { due }, submittedAt)).toBe(10);
    expect(lateRemark(rules({ due }), submittedAt)?.text).toBe(
      'came 1 day 3 h after it was due; it costs nothing',
    );
    expect(points(verdict('passed', 1, 1), { due, late: [] }, submittedAt)).toBe(0);
    expect(lateRemark(rules({ due, late: [] }), submittedAt)?.text).toBe(
      'came 1 day 3 h after it was due; 0 % of the points count',
    );
  });

  test.each([
    ['2026-12-01T22:59:01Z', '1 min'],
    ['2026-12-01T23:59:00Z', '1 h'],
    ['2026-12-02T00:19:00Z', '1 h 20 min'],
    ['2026-12-03T22:59:00Z', '2 days'],
  ])('%s is %s late', (submittedAt, words) => {
    expect(lateRemark(rules({ due, late }), submittedAt)?.text).toContain(`came ${words} after`);
  });

  test('both credits together, to two decimals', () => {
    const file = { due, late, partialCredit: true };
    expect(points(verdict('failed', 1, 3), file, '2026-12-02T00:00:00Z')).toBe(2.67);
  });

  test('some have more time, by id before name', () => {
    const extensions = { 7: '2026-12-08T23:59:00+01:00', Ada: '2026-12-03T23:59:00+01:00' };
    const file = rules({ due, late: [], extensions });
    const worth = (student: string, id: string | null, submittedAt: string) =>
      latenessOf(rulesFor(file, { student, id }), submittedAt).percent;
    expect(worth('Ada', '7', '2026-12-08T00:00:00Z')).toBe(100);
    expect(worth('Ada', '8', '2026-12-03T00:00:00Z')).toBe(100);
    expect(worth('Ada', null, '2026-12-04T00:00:00Z')).toBe(0);
    expect(worth('Bob', '8', '2026-12-03T00:00:00Z')).toBe(0);
    expect(worth('constructor', '__proto__', '2026-12-01T00:00:00Z')).toBe(100);
  });

  test('without a due date nothing is late', () => {
    expect(latenessOf(rules({ late: [] }), '2099-01-01T00:00:00Z')).toEqual({
      late: 0,
      percent: 100,
    });
  });
});
