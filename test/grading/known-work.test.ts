// What is nobody’s own: the starter, and the answers that everybody can read.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KnownWork, topicOf } from '../../src/grading/known-work.ts';
import type { JudgedSubmission } from '../../src/grading/schedule.ts';
import type { Remark } from '../../src/grading/model/model.ts';
import { gradeSheet } from '../../src/grading/model/schema.ts';
import { sheetOf } from '../../src/grading/sheet.ts';
import { rulesFile } from '../../src/grading/rules/rules.ts';
import { pointsOf } from '../../src/grading/rules/points.ts';
import { howPointsCame } from '../../src/grading/reports/points.ts';
import { forStudents } from '../../src/grading/reports/shown.ts';
import { momentText } from '../../src/text/units.ts';
import { inZoneOf } from '../../src/system/instant.ts';
import type { Verdict } from '../../src/judge/verdict.ts';
import { errorVerdict } from '../../src/judge/error-verdict.ts';
import { checkout } from '../../src/system/paths.ts';
import { kataOf } from '../support/judging.ts';

const kata = kataOf('41');
const root = mkdtempSync(join(tmpdir(), 'docker-dojo-known-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A folder with what somebody hands in for kata 41. */
function work(name: string, text: string | null): string {
  const folder = join(root, name, kata.folderName);
  mkdirSync(folder, { recursive: true });
  if (text !== null) writeFileSync(join(folder, 'setup.ts'), text);
  return folder;
}

const answer = (name: string) =>
  readFileSync(join(checkout, 'solutions', kata.folderName, name, 'setup.ts'), 'utf8');
const starter = readFileSync(join(kata.folder, 'setup.ts'), 'utf8');

test.each([
  ['the starter', starter, 'as handed out', 'is as it was handed out'],
  ['nothing of the files', null, 'as handed out', 'is as it was handed out'],
  ['the reference', answer('reference'), 'published', /^equals the published answer \(solutions\//],
  ['another answer', answer('by-alias'), 'published', /by-alias\)$/],
])('%s is told as such', (name, text, topic, words) => {
  const remark = new KnownWork().remarkOn(kata, work(name, text));
  expect(remark && topicOf(remark)).toBe(topic);
  expect(remark?.text).toEqual(expect.stringMatching(words));
});

test('work of one’s own is not remarked, nor is a file that is called like a remark', () => {
  const known = new KnownWork();
  expect(known.remarkOn(kata, work('own', `${answer('reference')}\n// mine\n`))).toBeNull();
  const left: Remark = { kind: 'foreign', kata: null, text: 'equals the published answer' };
  expect(topicOf(left)).toBe('foreign');
});

/** A verdict with these checks: passed in capitals, else failed. */
function verdict(status: Verdict['status'], checks: string): Verdict {
  return {
    ...errorVerdict(kata, { label: 'ada', folder: kata.folder }),
    status,
    checks: Array.from(checks, (letter) => ({
      ...{ name: letter.toLowerCase(), message: '', ms: 1 },
      status: letter === letter.toUpperCase() ? ('passed' as const) : ('failed' as const),
      ...{ observed: null, expected: null, help: null },
    })),
  };
}

test.each([
  ['ABc', 'ABc', 0, 'untouched'],
  ['ABcd', 'ABCd', 5, 'one of two that the starter fails'],
  ['Abc', 'ABc', 5, 'one of two'],
  ['Ab', 'aB', 0, 'one made, one broken'],
  ['Abcd', 'aBCD', 6.67, 'all made, one broken: no full mark'],
  ['ABC', 'ABc', 0, 'nothing to make'],
  ['abc', 'Abc', 3.33, 'as without a starter'],
])('a starter of %s: %s brings %d (%s)', (before, after, points) => {
  const rules = rulesFile.parse({ partialCredit: true });
  const result = pointsOf(kata, verdict('failed', after), rules, null, verdict('failed', before));
  expect(result.points).toBe(points);
});

describe('a sheet', () => {
  const due = '2026-12-01T23:59:00+01:00';
  const submission = (name: string, text: string | null, remarks: Remark[] = []) => ({
    ...{ student: name, id: null, slug: name, source: null, remarks },
    folder: text === null ? null : join(root, name),
    katas: text === null ? [] : [kata.folderName],
    submittedAt: text === null ? null : '2026-12-02T00:30:00+01:00',
  });
  const judged = (name: string, text: string, one: Verdict): JudgedSubmission => {
    work(name, text);
    const verdicts = new Map([[kata.folderName, { verdict: one, stopped: [], reused: false }]]);
    return { submission: submission(name, text), verdicts };
  };
  const absent: Remark = { kind: 'missing', kata: null, text: 'on the roster, and nothing came' };
  const rules = rulesFile.parse({
    ...{ partialCredit: true, due },
    late: [{ hours: 24, percent: 50 }],
  });
  const sheet = sheetOf(
    [
      judged('ada', answer('reference'), verdict('passed', 'ABC')),
      judged('bob', '// own', verdict('failed', 'Abc')),
      judged('cyd', starter, verdict('failed', 'abc')),
      { submission: submission('eve', null, [absent]), verdicts: new Map() },
    ],
    [kata],
    rules,
    [],
    new Map([[kata.folderName, verdict('failed', 'abc')]]),
  );
  const of = (name: string, from = sheet) => from.students.find((one) => one.student === name);

  test('keeps its schema, and tells the time as the class does', () => {
    expect(gradeSheet.safeParse(sheet).success).toBe(true);
    expect(sheet.gradedAt).toMatch(/\+01:00$/);
    expect(momentText('2026-12-01T23:30:00Z', sheet.gradedAt)).toBe('2026-12-02 00:30 UTC+1');
    expect(momentText('2026-12-01T23:30:00Z', '2026-01-01T00:00:00-03:30')).toContain(
      '2026-12-01 20:00 UTC-3:30',
    );
    expect(momentText('2026-12-01T23:30:00Z')).toBe('2026-12-01 23:30 UTC');
    expect(inZoneOf('2026-12-01T23:59:00Z', new Date(0))).toBe('1970-01-01T00:00:00.000Z');
    expect(inZoneOf(due, new Date(0))).toBe('1970-01-01T01:00:00.000+01:00');
  });

  test('explains points that are a part and came late', () => {
    const [graded] = sheet.katas;
    const bob = of('bob');
    if (!graded || !bob?.results[0]) throw new Error('unreachable');
    expect(bob.results[0].points).toBe(1.67);
    const said = howPointsCame(graded, bob.results[0], bob.remarks);
    expect(said).toBe(
      '1 of 3 checks passed. Checks that your work has made pass bring a part of the points. It came late, and 50 % of these points count: 1.67 of 10 points.',
    );
    const ada = of('ada');
    if (!ada?.results[0]) throw new Error('unreachable');
    expect(howPointsCame(graded, ada.results[0], ada.remarks)).toBe(
      'All 3 checks passed. It came late, and 50 % of the points count: 5 of 10 points.',
    );
  });

  test('tells the teacher whose work it is, and the student what is theirs to know', () => {
    const words = (from = sheet) =>
      ['ada', 'bob', 'cyd', 'eve'].map((name) =>
        (of(name, from)?.remarks ?? [])
          .filter(({ kind }) => kind !== 'late')
          .map(({ text }) => text),
      );
    expect(words()).toEqual([
      [`equals the published answer (solutions/${kata.folderName}/reference)`],
      [],
      ['is as it was handed out'],
      ['on the roster, and nothing came'],
    ]);
    const own = words(forStudents(sheet));
    expect([own[0], own[1], own[2]]).toEqual([[], [], ['is as it was handed out']]);
    expect(own[3]?.join()).toMatch(/^Nothing of yours has come/);
  });
});
