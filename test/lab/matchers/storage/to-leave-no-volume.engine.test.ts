import type { EngineProxy } from '../../../../src/lab/proxy/server.ts';
import { toLeaveNoVolume } from '../../../../src/lab/matchers/storage/to-leave-no-volume.ts';
import { makeVolume, VolumeHandle } from '../../../../src/lab/objects/storage/volume-handle.ts';
import { askThrough, type Ask } from '../../../support/asking.ts';
import { Toolboxes } from '../../../../src/lab/probes/toolboxes.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;
let socket: EngineProxy;
let ask: Ask;

beforeEach(async () => {
  bench = await Workbench.open();
  socket = await bench.openProxy();
  ask = askThrough(socket);
});
afterEach(() => bench.close());

/** Has a setup run a container with an anonymous volume to its end; resolves to its id. */
async function run(config: object = {}): Promise<string> {
  const wish = { Image: 'debian:trixie-slim', Cmd: ['true'], Volumes: { '/kept': {} } };
  const { body } = await ask('POST', '/containers/create', { ...wish, HostConfig: config });
  const id = body?.Id ?? '';
  expect((await ask('POST', `/containers/${id}/start`)).status).toBe(204);
  return id;
}

const look = (...volumes: VolumeHandle[]) => toLeaveNoVolume({ run: bench.run, volumes });

test('a container that is removed with its volumes leaves none', async () => {
  const id = await run();
  await ask('DELETE', `/containers/${id}?force=1&v=1`);
  expect(await look()).toMatchObject({ pass: true });
});

test('one that goes by itself is waited for', async () => {
  await run({ AutoRemove: true });
  expect(await look()).toMatchObject({ pass: true });
});

test('an anonymous volume stays: the finding says whose it was', async () => {
  const id = await run();
  const { Mounts: mounts } = await bench.docker.getContainer(id).inspect();
  await ask('DELETE', `/containers/${id}?force=1`);
  const { pass, finding } = await look();
  expect(pass).toBe(false);
  const name = mounts[0]?.Name?.slice(0, 12);
  expect(finding.got).toBe(`the anonymous volume ${name}…, which was /kept of debian:trixie-slim`);
});

test('a volume of a container that is there yet is left as well', async () => {
  await run();
  expect(await look()).toMatchObject({ pass: false });
});

test('a named volume stays: the finding names it, and none that the spec knows', async () => {
  const [night, stock] = [`night-${bench.run.id}`, `stock-${bench.run.id}`];
  await makeVolume(bench.run, stock, []);
  await ask('POST', '/volumes/create', { Name: night });
  const parts = { run: bench.run, probes: new Toolboxes(bench.run) };
  const { pass, finding } = await look(new VolumeHandle('stock', stock, parts));
  expect({ pass, got: finding.got }).toEqual({ pass: false, got: `the named volume ${night}` });
});

test('so does one that was made without a name, and without a container', async () => {
  const { body } = await ask('POST', '/volumes/create', {});
  const { pass, finding } = await look();
  expect(pass).toBe(false);
  expect(finding.got).toContain(body?.Name ?? '?');
});
