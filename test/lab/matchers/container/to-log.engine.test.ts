import { toLog } from '../../../../src/lab/matchers/container/to-log.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());

const start = (line: string) =>
  bench.start('debian:trixie-slim', { Cmd: ['bash', '-c', `${line}; sleep infinity & wait`] });

test('what comes a moment later, and on another stream, is in the log as well', async () => {
  const container = await start('echo bread; (sleep 0.5; echo rolls >&2) &');
  expect(await toLog(container, 'bread', 'rolls')).toMatchObject({ pass: true });
});

test('what is written elsewhere is not: the finding says where', async () => {
  const container = await start('echo bread; echo rolls > /srv/sales.log');
  const { pass, finding } = await toLog(container, 'bread', 'rolls');
  expect(pass).toBe(false);
  expect(finding.got).toBe('bread');
  expect(finding.expected).toContain('"rolls"');
  const see = typeof finding.see === 'function' ? await finding.see() : finding.see;
  expect(see).toContain('docker diff debian:trixie-slim   → A /srv/sales.log');
});

test('without a text nothing is found', async () => {
  const container = await start('true');
  await expect(toLog(container)).rejects.toThrow(TypeError);
});
