import { fitted, pieces } from '../../src/text/wrap.ts';

test.each([
  ['got       200 with the body', 18, 'got       200 with\n          the body'],
  ['          and it said so', 18, '          and it\n          said so'],
  ['it went on for too long', 10, 'it went on\nfor too\nlong'],
  ['ran       curl http://localhost:8080/', 18, 'ran       curl\n          http://localhost:8080/'],
  ['read      short', 80, 'read      short'],
  ['说     日本語の 名前', 16, '说     日本語の\n名前'],
  ['ran       日本語の 名前', 18, 'ran       日本語の\n          名前'],
  ['one\ntwo', 3, 'one\ntwo'],
  ['', 10, ''],
])('%j in %i columns', (message, width, lines) => {
  expect(fitted(message, width)).toBe(lines);
});

test('a long line is broken; its style goes on, and takes no room', () => {
  expect(pieces('abcdef', 3)).toEqual(['abc', 'def']);
  expect(pieces('abc', 3)).toEqual(['abc']);
  expect(pieces('', 3)).toEqual(['']);
  expect(pieces('\x1b[31mabcd\x1b[39m', 2)).toEqual(['\x1b[31mab\x1b[39m', '\x1b[31mcd\x1b[39m']);
});

test('a character of two columns takes two', () => {
  expect(pieces('日本語の名前日本語', 10)).toEqual(['日本語の名', '前日本語']);
  expect(pieces('日本語', 5)).toEqual(['日本', '語']);
});
