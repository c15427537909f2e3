// On an engine that nobody else uses meanwhile: whoever joins the same network takes the address that is
// to be taken here, and may leave before it is looked for.
import { Decoys } from '../../../../src/lab/objects/network/decoys.ts';
import type { ContainerHandle } from '../../../../src/lab/objects/container/container.ts';
import { askThrough } from '../../../support/asking.ts';
import { Workbench } from '../../../support/containers.ts';

const body = 'a stranger';
const sleeper = { Cmd: ['sleep', '300'] };
let bench: Workbench;
let decoys: Decoys;

beforeAll(async () => {
  bench = await Workbench.open();
  decoys = await Decoys.arrive(bench.run, { port: 8080, body });
});
afterAll(() => bench.close());

/** The lab’s own containers of this run that run now, with their addresses. */
async function there(): Promise<{ id: string; address: string }[]> {
  const { trace, docker } = bench.run;
  const listed = await docker.listContainers();
  return listed
    .filter(({ Id: id }) => trace.containers.get(id)?.key === 'a stranger')
    .map(({ Id: id, NetworkSettings: { Networks } }) => ({
      id,
      address: Networks['bridge']?.IPAddress ?? '',
    }));
}

/** Whether anybody has an address. */
async function isTaken(address: string): Promise<boolean> {
  const listed = await bench.docker.listContainers();
  return listed.some(
    ({ NetworkSettings: { Networks } }) => Networks['bridge']?.IPAddress === address,
  );
}

async function start(): Promise<{ container: ContainerHandle; address: string }> {
  const container = await bench.start('debian:trixie-slim', sleeper);
  const [place] = await container.addresses();
  return { container, address: place?.address ?? '' };
}

test('answer whoever takes them for a neighbour', async () => {
  const { container } = await start();
  const decoys = await there();
  expect(decoys).toHaveLength(2);
  for (const { address } of decoys)
    expect(await container.http(`http://${address}:8080/`)).toMatchObject({ status: 200, body });
  await container.remove();
});

test('take the address of whoever was there, whose neighbours are removed as well', async () => {
  const [one, other] = [await start(), await start()];
  await decoys.replace(one.container);
  await expect(one.container.inspect()).rejects.toThrow('removed');
  await expect(other.container.inspect()).rejects.toThrow('removed');
  expect(await isTaken(one.address)).toBe(true);
  expect((await start()).address).not.toBe(one.address);
});

test('take the address that it shares with another', async () => {
  const owner = await start();
  const guest = await bench.start('debian:trixie-slim', {
    ...sleeper,
    HostConfig: { NetworkMode: `container:${owner.container.id}` },
  });
  await decoys.replace(guest);
  expect(await isTaken(owner.address)).toBe(true);
});

test('leave without a trace whoever has no address there', async () => {
  const before = await there();
  const container = await bench.start('debian:trixie-slim', {
    ...sleeper,
    HostConfig: { NetworkMode: 'none' },
  });
  await decoys.replace(container);
  await expect(container.inspect()).rejects.toThrow('removed');
  expect(await there()).toHaveLength(before.length - 1);
});

test('are out of a setup’s reach: it neither looks at them, nor joins or links them', async () => {
  const ask = askThrough(await bench.openProxy());
  const [{ id } = { id: '' }] = await there();
  const image = { Image: 'debian:trixie-slim' };
  for (const HostConfig of [{ NetworkMode: `container:${id}` }, { Links: [`${id}:prices`] }])
    expect(await ask('POST', '/containers/create', { ...image, HostConfig })).toMatchObject({
      status: 403,
    });
  expect(await ask('GET', `/containers/${id}/json`)).toMatchObject({ status: 403 });
  expect(await ask('DELETE', `/containers/${id}?force=1`)).toMatchObject({ status: 403 });
});
