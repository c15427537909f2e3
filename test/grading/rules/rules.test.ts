import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadKatas } from '../../../src/katas/load.ts';
import { UsageError } from '../../../src/errors/errors.ts';
import { defaultRules, readRules } from '../../../src/grading/rules/rules.ts';

const katas = loadKatas();
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docker-dojo-rules-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function read(content: unknown) {
  const file = join(folder, 'grading.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return readRules(file, katas);
}

test('everything may be left out', () => {
  expect(read({})).toEqual(defaultRules);
  expect(defaultRules).toEqual({
    show: 'everything',
    points: {},
    extensions: {},
    graceMinutes: 0,
  });
});

test('everything may be said', () => {
  const all = {
    partialCredit: true,
    show: 'marks',
    points: { 41: 2, 'dont-reinstall': 2.5, '77-shrink-the-crate': 0 },
    due: '2026-12-01T23:59:00+01:00',
    extensions: { 4711: '2026-12-08T23:59Z' },
    graceMinutes: 10,
    late: [
      { hours: 24, percent: 80 },
      { hours: 72, percent: 50 },
    ],
  };
  expect(read(all)).toEqual(all);
  expect(read(`\ufeff${JSON.stringify(all)}`)).toEqual(all);
});

test.each<[string, unknown, string]>([
  ['another setting', { partial: true }, 'partial'],
  ['a kata that nobody knows', { points: { 99: 1 } }, 'there is no kata called "99"'],
  ['negative points', { points: { 41: -1 } }, '41'],
  ['a due date without its offset', { due: '2026-12-01T23:59:00' }, 'with the offset from UTC'],
  ['a day that does not exist', { due: '2026-02-30T12:00:00Z' }, 'has to be like'],
  ['more than all', { late: [{ hours: 1, percent: 120 }] }, 'percent'],
  [
    'steps in disorder',
    {
      late: [
        { hours: 72, percent: 50 },
        { hours: 24, percent: 80 },
      ],
    },
    'has to go from fewer hours to more',
  ],
  ['no JSON', '{ points: ', 'JSON'],
  ['a list', [], 'expected object'],
])('%s', (_what, content, words) => {
  expect(() => read(content)).toThrow(UsageError);
  expect(() => read(content)).toThrow(words);
  expect(() => read(content)).toThrow('grading.json');
});

test('a file that is not there', () => {
  expect(() => readRules(join(folder, 'none.json'), katas)).toThrow('ENOENT');
});
