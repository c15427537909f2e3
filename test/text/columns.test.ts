import { cell, cut, filled, rightCell, widest } from '../../src/text/columns.ts';

test('a text is cut to columns, not to characters', () => {
  expect(cut('日本語の名前', 12)).toBe('日本語の名前');
  expect(cut('日本語の名前', 7)).toBe('日本語…');
  expect(cut('日本語の名前', 8)).toBe('日本語…');
  expect(cut('👩‍👩‍👧‍👦 family', 4)).toBe('👩‍👩‍👧‍👦 …');
  expect(cut('abc', 1)).toBe('…');
  expect(cut('abc', 0)).toBe('');
});

test('a cell is as wide as it was asked to be', () => {
  expect(cell('日本語の名前日本語', 12)).toBe('日本語の名… ');
  expect(cell('web', 6)).toBe('web   ');
  expect(rightCell('日本', 6)).toBe('  日本');
});

test('lines are filled by columns', () => {
  expect(filled('日本語 の 名前', 8)).toEqual(['日本語', 'の 名前']);
  expect(widest(['abc', '日本'])).toBe(4);
});

test('what would move the cursor takes no part in it', () => {
  expect(cell('a\x1b[2Jb\tc', 6)).toBe('ab c  ');
});
