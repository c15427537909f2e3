import { keysIn } from '../../../../src/watch/views/terminal/key-names.ts';
import { wrap } from '../../../../src/watch/views/terminal/wrap.ts';

test('keys that come together are read one by one', () => {
  expect(keysIn('nq')).toEqual(['n', 'q']);
  expect(keysIn('\x1b[A\x1b[6~r\x03')).toEqual(['up', 'page down', 'r', 'ctrl-c']);
  expect(keysIn('\x1b')).toEqual(['escape']);
  expect(keysIn('\x1b[200~')).toEqual(['unknown']);
});

test('a long line is wrapped; its style goes on, and takes no room', () => {
  expect(wrap('abcdef', 3)).toEqual(['abc', 'def']);
  expect(wrap('abc', 3)).toEqual(['abc']);
  expect(wrap('', 3)).toEqual(['']);
  expect(wrap('\x1b[31mabcd\x1b[39m', 2)).toEqual(['\x1b[31mab\x1b[0m', '\x1b[31mcd\x1b[39m']);
});
