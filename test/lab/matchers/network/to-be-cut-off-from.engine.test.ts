import { CannotJudge } from '../../../../src/errors/errors.ts';
import type { ContainerHandle } from '../../../../src/lab/objects/container/container.ts';
import { toBeCutOffFrom } from '../../../../src/lab/matchers/network/to-be-cut-off-from.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;
let from: ContainerHandle;
let control: ContainerHandle;
beforeAll(async () => {
  bench = await Workbench.open();
  const asleep = { Cmd: ['sleep', '300'] };
  [from, control] = await Promise.all([
    bench.start('debian:trixie-slim', { ...asleep, HostConfig: { NetworkMode: 'none' } }),
    bench.start('debian:trixie-slim', asleep),
  ]);
  bench.run.trace.outside = { host: '127.0.0.1', port: 9 };
});
afterAll(() => bench.close());

test('a control of the attempt’s that arrives nowhere proves nothing, and is a finding', async () => {
  const { pass, finding } = await toBeCutOffFrom(from, 'http://127.0.0.1:9/', { control });
  expect(pass).toBe(false);
  expect(finding.expected).toContain('has to get one before');
});

test('the lab’s own visitor at the lab’s own outside world is no fault of the attempt', async () => {
  bench.run.trace.containers.set(control.id, { key: 'a passer-by', by: 'visitor' });
  const looking = toBeCutOffFrom(from, 'http://127.0.0.1:9/', { control });
  await expect(looking).rejects.toThrow(CannotJudge);
  const elsewhere = await toBeCutOffFrom(from, 'http://127.0.0.1:10/', { control });
  expect(elsewhere.pass).toBe(false);
});
