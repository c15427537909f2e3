import { toBeRestarted } from '../../../../src/lab/matchers/container/to-be-restarted.ts';
import { toComeBack } from '../../../../src/lab/matchers/container/to-come-back.ts';
import { toStayStopped } from '../../../../src/lab/matchers/container/to-stay-stopped.ts';
import { withLongerLimits } from '../../../../src/lab/run/time-limits.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());

/** Says a word, and which run of it this is; its program ends as it is asked to. */
const program = `
  const run = Date.now();
  require('node:http').createServer(({ url }, response) => {
    if (url === '/crash') process.exit(3);
    response.end('bread ' + run);
  }).listen(8080);
`;

const start = async (
  RestartPolicy: object,
  Cmd = ['node', '-e', program],
  HostConfig: object = { PublishAllPorts: true },
) => {
  const server = await bench.start('node:24-trixie-slim', {
    Cmd,
    ExposedPorts: { '8080/tcp': {} },
    HostConfig: { ...HostConfig, RestartPolicy: { Name: '', ...RestartPolicy } },
  });
  await server.http('http://localhost:8080/', {}, 30_000);
  return server;
};

const crash = { after: '/crash', body: 'bread' };

test.each(['always', 'unless-stopped', 'on-failure'])(
  '%s: comes back after two crashes, and not when it is stopped',
  async (Name) => {
    const server = await start({ Name });
    expect(await toStayStopped(server)).toMatchObject({ pass: false });
    for (const times of [1, 2]) {
      const { pass, finding } = await withLongerLimits(() => toComeBack(server, crash));
      expect({ pass, got: finding.got }).toMatchObject({ pass: true });
      expect(await toBeRestarted(server, times)).toMatchObject({ pass: true });
    }
    expect(await toBeRestarted(server, 3)).toMatchObject({ pass: false });
    expect(await toStayStopped(server)).toMatchObject({ pass: true });
    await expect(toStayStopped(server)).rejects.toThrow('exited, exit code');
  },
);

test('without a policy it stays as it is', async () => {
  const server = await start({});
  const { pass, finding } = await toComeBack(server, crash);
  expect(pass).toBe(false);
  expect(finding.got).toBe('exited, exit code 3');
  expect(finding.ran).toMatch(/^curl .*; curl .*\/crash; docker ps -a$/);
  const see = typeof finding.see === 'function' ? await finding.see() : finding.see;
  expect(see?.join('\n')).toMatch(/RestartPolicy}}' \S+ {3}→ {"Name":"(?:no)?"/);
});

test('a loop in the container comes back, and the engine has restarted nothing', async () => {
  const server = await start({}, ['bash', '-c', `while true; do node -e "${program}"; done`]);
  expect(await toComeBack(server, crash)).toMatchObject({ pass: true });
  const { pass, finding } = await toBeRestarted(server, 1);
  expect(pass).toBe(false);
  expect(finding.got).toBe('0');
  const see = typeof finding.see === 'function' ? await finding.see() : finding.see;
  expect(see?.join('\n')).toContain('while true');
});

test('a program that does not end has not come back', async () => {
  const server = await start({ Name: 'always' });
  const { pass, finding } = await toComeBack(server, { ...crash, after: '/' });
  expect(pass).toBe(false);
  expect(finding.got).toContain('200 with the body "bread');
});

test('what is started again in spite of the stop is told', async () => {
  const server = await start({ Name: 'always' });
  await toComeBack(server, crash);
  const again = setInterval(() => void server.start().catch(() => undefined), 200);
  const { pass, finding } = await toStayStopped(server).finally(() => clearInterval(again));
  expect(pass).toBe(false);
  expect(finding.got).toBe('running');
});

test('without a published port nobody can come back there', async () => {
  const server = await start({ Name: 'always' }, undefined, {});
  const { pass, finding } = await toComeBack(server, crash);
  expect(pass).toBe(false);
  expect(finding.got).toBe('no published port');
});
