import { toBeTheSameAs } from '../../../../src/lab/matchers/container/to-be-the-same-as.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());

const start = () =>
  bench.start('debian:trixie-slim', { Cmd: ['sleep', 'infinity'], StopSignal: 'SIGKILL' });

test('is the same until it is started again', async () => {
  const container = await start();
  const before = await container.inspect();
  expect(await toBeTheSameAs(container, before)).toMatchObject({ pass: true });
  await container.restart({ graceSeconds: 0 });
  const { pass, finding } = await toBeTheSameAs(container, before);
  expect(pass).toBe(false);
  expect(finding.expected).toContain(before.State.StartedAt);
  expect(finding.got).toMatch(/, restarted 0 times$/);
});

test('another one from the same image is not', async () => {
  const [one, another] = await Promise.all([start(), start()]);
  expect(await toBeTheSameAs(another, await one.inspect())).toMatchObject({ pass: false });
});
