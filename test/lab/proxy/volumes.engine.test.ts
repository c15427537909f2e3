import { readLedger } from '../../../src/lab/run/ledger.ts';
import { openEngineProxy, type EngineProxy } from '../../../src/lab/proxy/server.ts';
import { askThrough, type Ask } from '../../support/asking.ts';
import { Workbench } from '../../support/containers.ts';

let bench: Workbench;
let socket: EngineProxy;
let ask: Ask;
/** Another run on the same engine, with a way of its own to it. */
let other: Workbench;
let asOther: Ask;

beforeAll(async () => {
  [bench, other] = await Promise.all([Workbench.open(), Workbench.open()]);
  socket = await bench.openProxy();
  ask = askThrough(socket);
  asOther = askThrough(await other.openProxy());
});
afterAll(() => Promise.all([bench.close(), other.close()]));

/** Makes a container with an anonymous volume; resolves to the name of that. */
async function given(asking: Ask, { docker }: Workbench, wish: object = {}): Promise<string> {
  const description = { Image: 'debian:trixie-slim', Volumes: { '/kept': {} }, ...wish };
  const { status, text, body } = await asking('POST', '/containers/create', description);
  expect({ status, text }).toEqual({ status: 201, text });
  const { Mounts: mounts } = await docker.getContainer(body?.Id ?? '').inspect();
  return mounts[0]?.Name ?? '';
}

const isThere = ({ docker }: Workbench, name: string) =>
  docker
    .getVolume(name)
    .inspect()
    .then(
      () => true,
      () => false,
    );

const removeContainers = async (asking: Ask, { docker, run }: Workbench, v: number) => {
  const filters = JSON.stringify({ label: [`dojo.run=${run.id}`] });
  for (const { Id: id } of await docker.listContainers({ all: true, filters }))
    expect((await asking('DELETE', `/containers/${id}?force=1&v=${v}`)).status).toBe(204);
};

test('the anonymous volume of a container is noted when it is created', async () => {
  const name = await given(ask, bench);
  const wanted = { image: 'debian:trixie-slim', target: '/kept', goesByItself: false };
  expect(bench.run.made.volumes.get(name)).toEqual(wanted);
  expect(readLedger(bench.run.folder)).toContainEqual({ kind: 'volume', name });
});

test('also of one that nobody will remove: the engine does, when it ends', async () => {
  const name = await given(ask, bench, { HostConfig: { AutoRemove: true } });
  expect(bench.run.made.volumes.get(name)).toMatchObject({ goesByItself: true });
});

test('a named volume is not noted: its label tells whose it is', async () => {
  const name = `named-${bench.run.id}`;
  await given(ask, bench, { Volumes: {}, HostConfig: { Binds: [`${name}:/kept`] } });
  expect(bench.run.made.volumes.has(name)).toBe(false);
});

test('a setup may remove what its container was given, and no other may', async () => {
  const name = await given(ask, bench);
  await removeContainers(ask, bench, 0);
  expect((await asOther('DELETE', `/volumes/${name}`)).status).toBe(403);
  expect(await isThere(bench, name)).toBe(true);
  expect((await ask('DELETE', `/volumes/${name}`)).status).toBe(204);
  expect(await isThere(bench, name)).toBe(false);
});

test('nor may a container of another have it', async () => {
  const name = await given(ask, bench);
  for (const wish of [
    { Binds: [`${name}:/theirs`] },
    { Mounts: [{ Type: 'volume', Source: name, Target: '/theirs' }] },
  ]) {
    const description = { Image: 'debian:trixie-slim', HostConfig: wish };
    expect((await asOther('POST', '/containers/create', description)).status).toBe(403);
  }
  expect(other.run.made.volumes.has(name)).toBe(false);
});

test('a name of its own that was given up is another’s when that makes it', async () => {
  const name = 'ab'.repeat(32);
  await given(ask, bench, { Volumes: {}, HostConfig: { Binds: [`${name}:/kept`] } });
  await removeContainers(ask, bench, 0);
  expect((await ask('DELETE', `/volumes/${name}`)).status).toBe(204);
  expect((await asOther('POST', '/volumes/create', { Name: name })).status).toBe(201);
  expect((await ask('DELETE', `/volumes/${name}`)).status).toBe(403);
  expect((await ask('POST', '/volumes/prune')).status).toBe(200);
  expect(await isThere(other, name)).toBe(true);
});

test('a prune takes what its containers were given, and nothing of another’s', async () => {
  const [mine, used, theirs] = [
    await given(ask, bench),
    await given(ask, bench),
    await given(asOther, other),
  ];
  await removeContainers(asOther, other, 0);
  const filters = JSON.stringify({ label: [`dojo.run=${bench.run.id}`] });
  for (const { Id: id, Mounts: mounts } of await bench.docker.listContainers({
    all: true,
    filters,
  }))
    if (mounts[0]?.Name !== used) await ask('DELETE', `/containers/${id}?force=1`);
  const withLabel = encodeURIComponent('{"label":["of-mine"]}');
  await ask('POST', `/volumes/prune?filters=${withLabel}`);
  expect(await isThere(bench, mine)).toBe(true);
  expect((await ask('POST', '/volumes/prune')).status).toBe(200);
  expect(await isThere(bench, mine)).toBe(false);
  expect(await isThere(bench, used)).toBe(true);
  expect(await isThere(other, theirs)).toBe(true);
});

test('what was given to a container of a setup that was killed goes with the run', async () => {
  const own = await Workbench.open();
  const way = await openEngineProxy(own.run);
  const name = await given(askThrough(way), own);
  await removeContainers(askThrough(way), own, 0);
  await way.close();
  expect(await isThere(own, name)).toBe(true);
  await own.close();
  expect(await isThere(own, name)).toBe(false);
});
