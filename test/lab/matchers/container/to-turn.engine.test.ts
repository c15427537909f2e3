import type { ContainerHandle } from '../../../../src/lab/objects/container/container.ts';
import { toTurn } from '../../../../src/lab/matchers/container/to-turn.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());

/** A server that says how it is, and changes as it is asked to: 503 at first. */
const program = `
  let status = 503;
  require('node:http').createServer(({ url }, response) => {
    if (url !== '/') status = Number(url.slice(1));
    response.writeHead(url === '/' ? status : 200).end('status ' + status);
    require('node:fs').writeFileSync('/tmp/status', String(status));
  }).listen(8080);
`;
const page = 'http://localhost:8080/';
const warm = `${page}200`;
const broken = `${page}503`;

const everySecond = (...Test: string[]) => ({
  Healthcheck: { Test, Interval: 1e9, Timeout: 20e9, Retries: 1 },
});
const asIs = everySecond('CMD-SHELL', 'grep 200 /tmp/status');

const start = (Healthcheck: object = asIs) =>
  bench.start('node:24-trixie-slim', { Cmd: ['node', '-e', program], ...Healthcheck });

const facts = async ({ finding: { see } }: Awaited<ReturnType<typeof toTurn>>) =>
  (typeof see === 'function' ? await see() : see)?.join('\n') ?? '';

/** A container beside it that is well. */
async function wellOne(): Promise<ContainerHandle> {
  const control = await start();
  expect(await toTurn(control, 'healthy', { ...soon, after: warm })).toMatchObject({ pass: true });
  return control;
}

const soon = { withinSeconds: 30, at: page };
const shortly = { withinSeconds: 3, at: page };

test('turns when the server does, and a container beside it does not', async () => {
  const control = await wellOne();
  const server = await start();
  const wanted = { ...soon, control };
  for (const [after, health] of [
    [warm, 'healthy'],
    [broken, 'unhealthy'],
    [warm, 'healthy'],
  ] as const)
    expect(await toTurn(server, health, { ...wanted, after })).toMatchObject({ pass: true });
});

test('a healthcheck that is content with everything is found out before anything is asked for', async () => {
  const server = await start(everySecond('CMD', 'true'));
  const result = await toTurn(server, 'healthy', { ...soon, after: warm });
  expect(result).toMatchObject({ pass: false, finding: { got: 'healthy' } });
  expect(result.finding.expected).toBe(`not healthy until curl ${warm}`);
  expect(await facts(result)).toContain('503 with the body "status 503"');
});

test('one that knows nothing of the server does not turn', async () => {
  const server = await start(everySecond('CMD', 'true'));
  expect(await toTurn(server, 'healthy', soon)).toMatchObject({ pass: true });
  const result = await toTurn(server, 'unhealthy', { ...shortly, after: broken });
  expect(result).toMatchObject({ pass: false, finding: { got: 'healthy' } });
  expect(result.finding.ran).toContain(`curl ${broken}; docker inspect`);
});

test('the facts have what the healthcheck printed, and its exit code', async () => {
  const server = await start(everySecond('CMD-SHELL', 'curl --fail localhost'));
  expect(await toTurn(server, 'unhealthy', soon)).toMatchObject({ pass: true });
  const result = await toTurn(server, 'healthy', shortly);
  expect(result).toMatchObject({ pass: false, finding: { got: 'unhealthy' } });
  expect(await facts(result)).toMatch(/127 .*curl: not found/);
});

test('one that turns as the clock does turns where nothing has happened as well', async () => {
  const byTheClock = everySecond('CMD-SHELL', 'test -e /tmp/well');
  const [server, control] = await Promise.all([start(byTheClock), start(byTheClock)]);
  const both = (command: string) =>
    Promise.all([server, control].map((one) => one.exec(['sh', '-c', command])));
  await both('touch /tmp/well');
  for (const one of [server, control]) await toTurn(one, 'healthy', soon);
  await control.exec(['rm', '/tmp/well']);
  await toTurn(control, 'unhealthy', soon);
  await server.exec(['sh', '-c', 'sleep 1; rm /tmp/well']);
  const result = await toTurn(server, 'unhealthy', { ...soon, control });
  expect(result).toMatchObject({ pass: false, finding: { got: 'unhealthy' } });
  expect(result.finding.expected).toContain('healthy: nothing happened to it');
});

test('without a healthcheck nobody waits', async () => {
  const server = await start({});
  const result = await toTurn(server, 'healthy', { withinSeconds: 600, at: page });
  expect(result).toMatchObject({ pass: false, finding: { got: 'none' } });
});

test('where none has run yet nothing is proved', async () => {
  const server = await start({ Healthcheck: { Test: ['CMD', 'true'], Interval: 3600e9 } });
  const result = await toTurn(server, 'healthy', { ...shortly, after: warm });
  expect(result.pass).toBe(false);
  expect(result.finding.got).toBe('starting: no healthcheck has ended within 3 s');
});

test('a container that has ended is told as that', async () => {
  const server = await start();
  await server.kill();
  await expect(toTurn(server, 'healthy', soon)).rejects.toThrow('exited, exit code 137');
});
