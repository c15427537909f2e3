// Servers of an attempt may answer anything: what a client makes of it is the attempt's fault, and never
// ends or holds up the process that judges.
import { askDatabase } from '../../../src/lab/clients/postgres.ts';
import { askRedis } from '../../../src/lab/clients/redis.ts';
import { AttemptError } from '../../../src/lab/run/observation.ts';
import { Workbench } from '../../support/containers.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());

/** A server that does this with each connection `c`. */
function serve(port: number, act: string) {
  const program = `require('node:net').createServer((c) => { c.on('error', () => 0); ${act} }).listen(${port})`;
  return bench.start('node:24-trixie-slim', { Cmd: ['node', '-e', program], StopTimeout: 0 });
}

const login = { user: 'postgres', password: 'x', database: 'postgres' };

test.each([
  ['a row that nobody asked for', `c.write(Buffer.from([0x44,0,0,0,6,0,0]))`, 'unexpected dataRow'],
  ['an unknown kind of login', `c.write(Buffer.from([0x52,0,0,0,8,0,0,0,99]))`, 'cannot read'],
  [
    'a column without an end',
    `let n = 0; c.on('data', () => c.write(Buffer.from(n++ ? [0x54,0,0,0,7,0,1,65] : [0x52,0,0,0,8,0,0,0,0,0x5a,0,0,0,5,0x49])))`,
    'cannot read',
  ],
  [
    'an error without an end, which is read for ever',
    `c.write(Buffer.from('E\\0\\0\\0\\x08SABC'))`,
    'still busy',
  ],
  [
    'more than anybody reads',
    `c.write(Buffer.from([0x52,0x7f,255,255,255])); const more = () => c.write(Buffer.alloc(65536), more); more()`,
    // On a busy machine the client gives up before that is there.
    /more than 20 MB|timeout expired/,
  ],
])('PostgreSQL: %s', async (_what, act, words) => {
  const db = await serve(5432, act);
  const asked = askDatabase(db, login, 'select 1');
  await expect(asked).rejects.toThrow(words);
  await expect(asked).rejects.toBeInstanceOf(AttemptError);
});

test.each([
  ['text', `c.write('hello\\r\\n')`, 'Unknown RESP type'],
  [
    'an array that is too long',
    `c.on('data', () => c.write('*4294967297\\r\\n'))`,
    'Invalid array length',
  ],
])('Redis: %s', async (_what, act, words) => {
  const cache = await serve(6379, act);
  const asked = askRedis(cache, 'PING');
  await expect(asked).rejects.toThrow(words);
  await expect(asked).rejects.toBeInstanceOf(AttemptError);
});
