import { toFinishWhenStopped } from '../../../../src/lab/matchers/container/to-finish-when-stopped.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());

/** Answers a visit at once, and an order after some seconds; `ending` is what it does with a stop. */
const oven = (ending: string, seconds = 1) => `
  const server = require('node:http').createServer((request, response) => {
    if (request.url === '/') return response.end('open');
    console.log('baking');
    setTimeout(() => response.end('cake'), ${seconds * 1000});
  });
  server.listen(8080);
  process.on('SIGTERM', () => { ${ending}; });
`;
const drained = "server.close(() => console.log('drained'))";

const start = (...words: string[]) => bench.start('node:24-trixie-slim', { Cmd: words });
const order = { body: 'cake', underWay: 'baking', lastWords: 'drained', graceSeconds: 3 };
const page = 'http://localhost:8080/';
const url = `${page}order`;

/** A container is there before the program in it is: whether it is, is no matter of the stop. */
async function stop(...words: string[]) {
  const container = await start(...words);
  await container.http(page);
  return toFinishWhenStopped(container, url, order);
}

test('who finishes what it has in hand, and says so, passes', async () => {
  expect(await stop('node', '-e', oven(drained))).toMatchObject({ pass: true });
});

test('who ends at once loses the answer', async () => {
  const { pass, finding } = await stop(
    'node',
    '-e',
    oven("console.log('drained'); process.exit()", 60),
  );
  expect(pass).toBe(false);
  expect(finding.got).toMatch(/^curl: .*\nexit code 0, [\d.]+ s after docker stop\n/);
  expect(finding.got).toMatch(/the last line of the log: "drained"$/);
});

test('who does not hear of the stop has no last words: the finding says why', async () => {
  const { pass, finding } = await stop('sh', '-c', `node -e "${oven(drained)}"; true`);
  expect(pass).toBe(false);
  expect(finding.ran).toMatch(
    /^curl .* & docker stop -t 3 node:24-trixie-slim; .*; docker logs -n 1/,
  );
  expect(finding.got).toContain('200 with the body "cake"');
  expect(finding.got).toContain('exit code 137 (SIGKILL)');
  expect(finding.got).toMatch(/process 1 was "sh -c .*", which does not handle SIGTERM/);
  expect(finding.got).toMatch(/the last line of the log: "baking"$/);
});

test('words that are not the last ones do not count', async () => {
  const { pass, finding } = await stop('node', '-e', oven(`${drained}; console.log('closing')`));
  expect(pass).toBe(true);
  expect(finding.got).toMatch(/"drained"$/);
  const early = await stop(
    'node',
    '-e',
    oven("console.log('drained'); server.close(() => console.log('bye'))"),
  );
  expect(early.pass).toBe(false);
  expect(early.finding.got).toMatch(/the last line of the log: "bye"$/);
});

test('an answer that comes before there was a stop proves nothing', async () => {
  const container = await start('node', '-e', oven(drained));
  await container.http(page);
  const unheard = { ...order, underWay: 'never printed' };
  const { pass, finding } = await toFinishWhenStopped(container, url, unheard);
  expect(pass).toBe(false);
  expect(finding.got).toContain(
    'it was not stopped: the log had no "never printed" before the answer',
  );
  expect((await container.inspect()).State.Running).toBe(true);
});
