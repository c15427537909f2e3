import { Terminal } from '../../support/terminal.ts';

test('on a terminal a judging says which check runs, and Jest says nothing', async () => {
  const terminal = new Terminal(['test', '41']);
  expect(await terminal.ended).toBe(1);
  expect(terminal.written).toContain('41 Call me by name ▸ orders finds inventory by name');
  expect(terminal.written).not.toContain('Determining');
  // The line is gone when the verdict is there.
  expect(terminal.written.split('\r\x1b[K').at(-1)).toContain('red: 0 of 2 checks pass');
});
