import { toStopWith } from '../../../../src/lab/matchers/container/to-stop-with.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());

/** A container whose process 1 runs these lines; it is there when they have come to `ready`. */
async function start(lines: string, options = {}) {
  const Cmd = ['bash', '-c', lines];
  const container = await bench.start('debian:trixie-slim', { Cmd, ...options });
  while (!(await container.logs()).includes('ready')) continue;
  return container;
}

const grace = { graceSeconds: 1 };
const waiting = 'echo ready; while true; do sleep 0.1; done';

test('the exit code of a program that hears of the stop is its own', async () => {
  const container = await start(`trap 'exit 3' TERM; ${waiting}`);
  expect(await toStopWith(container, 3, grace)).toMatchObject({ pass: true });
  // It has ended: it is not stopped once more.
  const { pass, finding } = await toStopWith(container, 0, grace);
  expect(pass).toBe(false);
  expect(finding.got).toBe('exit code 3');
  expect(finding.ran).toBe(`docker inspect -f '{{.State.ExitCode}}' debian:trixie-slim`);
});

test('who does not handle the signal is killed: the finding says so', async () => {
  const container = await start(waiting);
  const { pass, finding } = await toStopWith(container, 0, grace);
  expect(pass).toBe(false);
  expect(finding.got).toMatch(/^exit code 137 \(SIGKILL\), [\d.]+ s after docker stop\n/);
  expect(finding.got).toMatch(/process 1 was "bash -c .*", which does not handle SIGTERM$/);
  const see = typeof finding.see === 'function' ? await finding.see() : finding.see;
  expect(see).toContain('docker logs -n 4 debian:trixie-slim   → ready');
});

test.each([
  ['SIGHUP', true],
  ['12', false],
  ['usr2', false],
  ['SIGRTMIN+3', false],
])('the signal that an image names is the one that counts: %s', async (signal, isDropped) => {
  const container = await start(`trap '' TERM; trap 'echo heard' USR2; ${waiting}`, {
    StopSignal: signal,
  });
  const { finding } = await toStopWith(container, 0, grace);
  expect(finding.got.endsWith(`, which does not handle ${signal}`)).toBe(isDropped);
  const see = typeof finding.see === 'function' ? await finding.see() : finding.see;
  expect(see).toContain(
    `docker inspect -f '{{.Config.StopSignal}}' debian:trixie-slim   → ${signal}`,
  );
});
