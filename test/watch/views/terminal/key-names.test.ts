import { keysIn } from '../../../../src/watch/views/terminal/key-names.ts';

test('keys that come together are read one by one', () => {
  expect(keysIn('nq')).toEqual(['n', 'q']);
  expect(keysIn('\x1b[A\x1b[6~r\x03')).toEqual(['up', 'page down', 'r', 'ctrl-c']);
  expect(keysIn('\x1b')).toEqual(['escape']);
  expect(keysIn('\x1b[200~')).toEqual(['unknown']);
});
