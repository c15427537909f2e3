import { toRunOnce } from '../../../../src/lab/matchers/container/to-run-once.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());

const start = (line: string, RestartPolicy: object = {}) =>
  bench.start('debian:trixie-slim', {
    Cmd: ['bash', '-c', line],
    HostConfig: { RestartPolicy: { Name: '', ...RestartPolicy } },
  });

const done = 'all is done';

test('has done its work when it has ended, also a while after it was asked', async () => {
  const job = await start(`sleep 1; echo ${done}`);
  expect(await toRunOnce(job, done)).toMatchObject({ pass: true });
});

test('a policy that goes by the exit code has nothing to do', async () => {
  const job = await start(`echo ${done}`, { Name: 'on-failure' });
  expect(await toRunOnce(job, done)).toMatchObject({ pass: true });
});

test('one that the engine starts again has not', async () => {
  const job = await start(`echo ${done}`, { Name: 'always' });
  const { pass, finding } = await toRunOnce(job, done);
  expect(pass).toBe(false);
  expect(finding.got).toMatch(/started again [1-9]/);
  const see = typeof finding.see === 'function' ? await finding.see() : finding.see;
  expect(see?.join('\n')).toContain('{"Name":"always"');
});

test.each([
  ['work that failed', `echo ${done}; exit 4`, /exited, exit code 4/],
  ['work that was not done', 'true', /printed 0 times/],
  ['work that was done twice', `echo ${done}; echo ${done}`, /printed 2 times/],
])('%s is told', async (_, line, got) => {
  const { pass, finding } = await toRunOnce(await start(line), done);
  expect(pass).toBe(false);
  expect(finding.got).toMatch(got);
});
