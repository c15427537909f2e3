import { connectRedis } from '../../../src/grading/queue/redis.ts';
import { refusedBy } from '../../../src/grading/queue/redis-errors.ts';
import { waitingKey } from '../../../src/grading/queue/keys.ts';
import { waitFor } from '../../../src/system/wait-for.ts';
import { dojo } from '../../support/dojo.ts';
import { DrawnWorker } from '../../support/grading/drawn-worker.ts';
import { TestRedis } from '../../support/grading/redis.ts';
import { Running } from '../../support/grading/running.ts';
import { SmallClass, rowOf } from '../../support/grading/small-class.ts';

const small = new SmallClass({ ada: 'right', bob: 'another' });
const anHourAhead = `--import data:text/javascript,${encodeURIComponent(
  'const now = Date.now; Date.now = () => now() + 3_600_000;',
)}`;
let redis: TestRedis;
let worker: DrawnWorker;

beforeAll(async () => {
  redis = await TestRedis.start();
});
beforeEach(() => {
  worker = new DrawnWorker();
});
afterEach(async () => {
  worker.close();
  await redis.client.config('SET', 'maxmemory', '0');
});
afterAll(async () => {
  await redis.close();
  small.remove();
});

const words = (out: string, address: string) => [
  ...['grade', small.folder, '--katas', '41', '--out', small.path(out), '--queue', address],
];
const as = (user: string) => redis.address.replace('//', `//${user}@`);

test('a name and a password that Redis does not know', async () => {
  const { exitCode, all } = await dojo(words('unknown', as('somebody:wrong')));
  expect(exitCode).toBe(2);
  expect(all).toMatch(/does not take this name and password\n.*127\.0\.0\.1[^]*WRONGPASS/);
  expect(all).not.toContain('wrong@');
});

test('a user without the rights: for a grader, and for a worker', async () => {
  await redis.client.call('ACL', 'SETUSER', 'guest', 'on', '>guest', '~elsewhere:*', '+@all');
  const { exitCode, all } = await dojo(words('guest', as('guest:guest')));
  expect(exitCode).toBe(2);
  expect(all).toMatch(/lets this user not do what the queue needs[^]*NOPERM[^]*ACL SETUSER/);
  const address = as('guest:guest');
  const ended = await worker.serve(address).catch((error: unknown) => error);
  expect(refusedBy(new URL(address), ended)).toMatchObject({ exitCode: 2 });
});

test('TLS where none is spoken', async () => {
  const address = redis.address.replace('redis:', 'rediss:');
  await expect(connectRedis(new URL(address))).rejects.toThrow(/redis:\/\/ in the place of rediss/);
});

test('a Redis that is full before the grader comes, and while it is judged: all wait, nothing is lost', async () => {
  const full = () => redis.client.config('SET', 'maxmemory', '1');
  const large = () => redis.client.config('SET', 'maxmemory', '0');
  await full();
  const grading = new Running(words('full', redis.address));
  await grading.says(/takes nothing new: it is full/);
  await large();
  await grading.says(/takes what is new again[^]*workers: npm run/);
  await full();
  const serving = worker.serve(redis.address, 8000);
  const told = () => Promise.resolve(worker.said.some((line) => /is full/.test(line)) || undefined);
  expect(await waitFor(told, { withinMs: 60_000 })).toBe(true);
  await large();
  expect({ code: await grading.ended(), all: grading.written }).toMatchObject({ code: 0 });
  await serving;
  expect(small.record('full')).toHaveLength(2);
  expect(small.sheet('full').students.map(rowOf)).toMatchObject([
    [{ status: 'passed' }],
    [{ status: 'passed' }],
  ]);
});

test('a grader whose clock is an hour ahead: all is judged, and nothing is left that waits', async () => {
  const grading = new Running(words('clock', redis.address), { NODE_OPTIONS: anHourAhead });
  await grading.says(/workers: npm run/);
  await worker.serve(redis.address);
  expect({ code: await grading.ended(), all: grading.written }).toMatchObject({ code: 0 });
  expect(small.sheet('clock').students.map(rowOf)).toMatchObject(
    ['passed', 'passed'].map((status) => [{ status }]),
  );
  expect(await redis.client.zcard(waitingKey)).toBe(0);
  expect(await redis.client.keys('*')).toEqual([]);
});
