import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { checkout } from '../../../src/system/paths.ts';
import { freePort } from '../../../src/system/free-port.ts';
import { waitFor } from '../../../src/system/wait-for.ts';
import { ClassBoard } from '../../support/class-board.ts';
import { dojo } from '../../support/dojo.ts';

test.each([
  [['board'], 'listens at an address that you choose', 'board --host'],
  [['board', '--host', '0.0.0.0'], 'not listen on every network', '--host with the one'],
  [['board', '--host', '::'], 'not listen on every network', '--host with the one'],
  [
    ['board', '--host', '127.0.0.1', '--tls-cert', 'a.pem'],
    'one of the two is missing',
    '--tls-key',
  ],
  [['board', '--host', '127.0.0.1', '--route', 'weks'], 'no route called "weks"', 'weeks'],
  [['board', '41', '--route', 'weeks'], 'not on both', 'board 41'],
  [['board', '--code', 'ABC'], 'six letters are wanted', ''],
  [['watch', '41', '--join', 'http://'], 'an address as the board shows it', ''],
  [['watch', '41', '--join', '127.0.0.1:9'], 'has a code', '--code'],
])('%j: exit 64, why, and a way on', async (words, why, next) => {
  const { exitCode, stdout, stderr } = await dojo(words, { stdin: 'ignore' });
  expect({ exitCode, stdout }).toEqual({ exitCode: 64, stdout: '' });
  expect(stderr).toContain(why);
  expect(stderr).toContain(next);
  expect(stderr).not.toMatch(/^\s+at /m);
});

test('it says where its page is, how to join, and what plain HTTP does not keep; Ctrl-C ends it', async () => {
  const port = await freePort();
  const words = ['board', '--host', '127.0.0.1', '--port', String(port)];
  const command = spawn(process.execPath, [join(checkout, 'bin/dojo.mjs'), ...words]);
  let text = '';
  command.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
  const page = await waitFor(() => /^yours +(\S+)[^]*ends it/m.exec(text)?.[1], {
    withinMs: 60_000,
  });
  expect(text).toContain(`learners  npm start -- --join 127.0.0.1:${port}\n`);
  expect(text).toMatch(/^code {6}[A-Z]{6}$/m);
  expect(text).toContain('on the wire');
  expect(await (await fetch(page ?? '')).text()).toContain('Nobody has joined yet.');
  command.kill('SIGINT');
  expect((await once(command, 'exit'))[0]).toBe(130);
});

test('a wrong code, and a board of another version, end a watch before it begins', async () => {
  const board = await ClassBoard.open();
  const address = ['watch', '41', '--join', `127.0.0.1:${board.port}`];
  const wrong = await dojo([...address, '--code', 'AAAAAA'], { stdin: 'ignore' });
  expect(wrong).toMatchObject({ exitCode: 64, stdout: '' });
  expect(wrong.stderr).toContain('This is not the code of the board.');
  board.close();
});
