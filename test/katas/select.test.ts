import { UsageError } from '../../src/errors/errors.ts';
import type { Kata } from '../../src/katas/kata.ts';
import { selectKatas } from '../../src/katas/select.ts';
import { distance } from '../../src/text/distance.ts';
import { madeUpKata } from '../support/made-up-kata.ts';

const kata = (number: string, name: string, track: string): Kata =>
  madeUpKata(number, name, {
    ...{ track, name, folderName: `${number}-${name}` },
    folder: `/katas/${number}-${name}`,
  });

const katas = [
  kata('11', 'open-the-door', 'bridge'),
  kata('41', 'call-me-by-name', 'networks'),
  kata('42', 'call-me-twice', 'networks'),
  kata('61', 'live-menu', 'bind-mounts'),
];

test.each([
  ['41', ['41']],
  ['call-me-by-name', ['41']],
  ['call-me', ['41', '42']],
  ['CALL-ME-TWICE', ['42']],
  ['41-call', ['41']],
  ['4', ['41', '42']],
  ['katas/41-call-me-by-name', ['41']],
  ['./katas/41-call-me-by-name/', ['41']],
  ['katas/41-call-me-by-name/setup.ts', ['41']],
  ['networks', ['41', '42']],
  ['net', ['41', '42']],
  ['mounts', ['61']],
])('%s selects %j', (word, numbers) => {
  expect(selectKatas(katas, [word]).map(({ number }) => number)).toEqual(numbers);
});

test('several words: each kata once, in the order of the curriculum', () => {
  const chosen = selectKatas(katas, ['61', 'networks', '41']);
  expect(chosen.map(({ number }) => number)).toEqual(['41', '42', '61']);
});

test('a list with commas names each of them', () => {
  const chosen = selectKatas(katas, ['41,61', 'networks,']);
  expect(chosen.map(({ number }) => number)).toEqual(['41', '42', '61']);
});

test.each([
  ['netwroks', 'networks'],
  ['43', '41'],
  ['live-manu', 'live-menu'],
  ['oppen-the-door', 'open-the-door'],
])('%s is none, but looks like %s', (word, meant) => {
  const select = () => selectKatas(katas, [word]);
  expect(select).toThrow(UsageError);
  expect(select).toThrow(`did you mean ${meant}?`);
});

test.each(['', ',', '/', 'katas/'])('"%s" selects nothing by accident', (word) => {
  expect(() => selectKatas(katas, [word])).toThrow(UsageError);
});

test('distance counts letters that were added, lost or changed', () => {
  expect(distance('shop', 'shop')).toBe(0);
  expect(distance('shop', 'ship')).toBe(1);
  expect(distance('shop', 'shops')).toBe(1);
  expect(distance('', 'shop')).toBe(4);
});
