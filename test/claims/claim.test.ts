import { drawChart, sideBySide } from '../../src/claims/chart.ts';
import { verdictOf } from '../../src/claims/claim.ts';
import { claims, selectClaims } from '../../src/claims/claims.ts';

const [holds, fails] = [{ holds: true }, { holds: false }];
const limited = { holds: true, limit: true };

test.each([
  [[], 'unproved'],
  [[holds], 'true'],
  [[holds, holds], 'true'],
  [[holds, limited], 'true with a condition'],
  [[limited, fails], 'false'],
  [[{ holds: false, limit: true }], 'false'],
] as const)('%j is %s', (observations, verdict) => {
  expect(verdictOf([...observations])).toBe(verdict);
});

test('they are numbered from 1 on, each once', () => {
  const numbers = claims.map(({ number }) => number).sort((a, b) => a - b);
  expect(numbers).toEqual(numbers.map((_number, index) => index + 1));
  expect(numbers).toHaveLength(39);
});

test('each can be tried, measured, or has somebody’s word and where that stands', () => {
  for (const { run, measure, told } of claims) {
    expect([run ?? measure, told].filter(Boolean)).toHaveLength(1);
    for (const source of told?.sources ?? [])
      expect(source).toMatch(/^https:\/\/github\.com\/\S+$/);
  }
});

test('texts are short: no sentence has more than thirty words', () => {
  const texts = claims.flatMap(({ claim, tried, note }) => [claim, tried, note]);
  const sentences = texts.flatMap((text) => text.split(/(?<=[.:;?]) /));
  expect(sentences.filter((sentence) => sentence.split(' ').length > 30)).toEqual([]);
});

test('some are chosen by their numbers; one that is not there is named', () => {
  expect(
    selectClaims(['12', '3'])
      .map(({ number }) => number)
      .sort(),
  ).toEqual([12, 3]);
  expect(selectClaims([])).toHaveLength(39);
  expect(() => selectClaims(['3', '40'])).toThrow('There is no claim 40');
  expect(() => selectClaims(['1.0'])).toThrow('There is no claim 1.0');
});

test('what is compared is taken in turn, and drawn by its median', async () => {
  const taken: string[] = [];
  const numbers = [10, 1, 30, 3, 20, 2];
  const once = (name: string) => () => {
    taken.push(name);
    return Promise.resolve(numbers[taken.length - 1] ?? NaN);
  };
  const contenders = ['a', 'bc'].map((label) => ({ label, once: once(label) }));
  const rows = await sideBySide(contenders, 3);
  expect(taken).toEqual(['a', 'bc', 'a', 'bc', 'a', 'bc']);
  expect(drawChart({ title: '', unit: 'ms', rows }).split('\n')).toEqual([
    `a   ${'█'.repeat(30)}  20.0 ms`,
    `bc  ${'█'.repeat(3).padEnd(30)}  2.00 ms`,
  ]);
});
