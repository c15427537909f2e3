import { toLeaveNoContainer } from '../../../../src/lab/matchers/container/to-leave-no-container.ts';
import { Toolbox } from '../../../../src/lab/probes/toolbox.ts';
import { askThrough, type Ask } from '../../../support/asking.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;
let ask: Ask;

beforeEach(async () => {
  bench = await Workbench.open();
  ask = askThrough(await bench.openProxy());
});
afterEach(() => bench.close());

async function make(config: object = {}): Promise<string> {
  const wish = { Image: 'debian:trixie-slim', Cmd: ['sleep', '0.5'], HostConfig: config };
  return (await ask('POST', '/containers/create', wish)).body?.Id ?? '';
}

test('a container of the lab’s is none of the attempt’s', async () => {
  await Toolbox.open(bench.run, 'none');
  expect(await toLeaveNoContainer(bench)).toMatchObject({ pass: true });
});

test('one that was never started is left', async () => {
  const id = await make();
  await bench.docker.getContainer(id).rename({ name: `job-${bench.run.id}` });
  const { pass, finding } = await toLeaveNoContainer(bench);
  const got = `job-${bench.run.id} (debian:trixie-slim): Created`;
  expect({ pass, got: finding.got }).toEqual({ pass: false, got });
});

test('one that goes by itself is waited for', async () => {
  const id = await make({ AutoRemove: true });
  await ask('POST', `/containers/${id}/start`);
  expect(await toLeaveNoContainer(bench)).toMatchObject({ pass: true });
});
