import { createHash } from 'node:crypto';
import { referenceOf } from '../../../src/images/catalogue.ts';
import { collectContainers } from '../../../src/pictures/collect/containers.ts';
import { collectMounts } from '../../../src/pictures/collect/mounts.ts';
import { collectNetworks } from '../../../src/pictures/collect/networks.ts';
import { Workbench } from '../../support/containers.ts';

const node = 'node:24-trixie-slim';
const forever = { Cmd: ['sleep', 'infinity'], StopTimeout: 0 };
let bench: Workbench;
let front: string;

beforeAll(async () => {
  bench = await Workbench.open();
  front = `front-${bench.run.id}`;
  const network = { Name: front, Internal: true, Labels: bench.run.labels };
  const { id } = await bench.docker.createNetwork(network);
  bench.run.trace.networks.set(id, 'shopfront');
});
afterAll(() => bench.close());

/** What there is to see of the networks, by the containers' names. */
async function look() {
  const { networks, containers } = await collectNetworks(
    bench.run,
    await collectContainers(bench.run),
  );
  return { networks, by: Object.fromEntries(containers.map(({ name, facts }) => [name, facts])) };
}

test('containers are called as the setup calls them, else as somebody did, else what they run', async () => {
  const { trace, id: run } = bench.run;
  const chosen = `till-${run}`;
  trace.chosenNames.add(chosen);
  const hostConfig = { HostConfig: { NetworkMode: front } };
  const [db, twin] = await Promise.all([
    bench.start(node, { ...forever, ...hostConfig }),
    bench.start(node, { ...forever, HostConfig: { NetworkMode: 'none' } }),
    bench.start(node, { ...forever, ...hostConfig, name: chosen, Hostname: 'till' }),
    bench.start(node, { ...forever, Hostname: 'web' }),
    bench.start(node, forever),
  ]);
  trace.containers.set(db.id, { key: 'db', by: 'setup' });
  trace.containers.set(twin.id, { key: 'db', by: 'setup' });
  const { networks, by } = await look();
  expect(Object.keys(by).slice(0, 2)).toEqual(['db', 'db (2)']);
  expect(Object.keys(by).slice(2).sort()).toEqual(['node', chosen, 'web'].sort());
  expect(by['db']?.places).toMatchObject([{ network: front, names: [] }]);
  expect(by['db (2)']?.places).toEqual([]);
  expect(by[chosen]?.places[0]?.names.sort()).toEqual(['till', chosen].sort());
  // On the default network nobody is found by a name.
  expect(by['web']?.places).toMatchObject([{ network: 'bridge', names: [] }]);
  const range = expect.stringMatching(/\/\d+$/) as string;
  expect(networks).toEqual([
    { name: front, key: 'shopfront', subnet: range, kind: 'internal' },
    { name: 'bridge', key: null, subnet: range, kind: 'default' },
  ]);
});

test('the host’s network, another’s, ports in vain, and one that has ended', async () => {
  const PortBindings = { '80/tcp': [{ HostIp: '', HostPort: '' }] };
  const options = { ...forever, ExposedPorts: { '80/tcp': {}, '81/tcp': {} } };
  const host = { NetworkMode: 'host', PortBindings };
  const game = await bench.start(node, { ...options, HostConfig: host });
  const other = { NetworkMode: `container:${game.id}` };
  const helper = await bench.start(node, { ...forever, HostConfig: other });
  const ended = await bench.start(node, { Cmd: ['true'], HostConfig: { NetworkMode: front } });
  await ended.ended();
  const published = await bench.start(node, { ...options, HostConfig: { PortBindings } });
  for (const [key, { id }] of Object.entries({ game, helper, ended, published }))
    bench.run.trace.containers.set(id, { key, by: 'setup' });
  const { by } = await look();
  expect(by['game']).toMatchObject({
    places: [{ network: 'host', address: '' }],
    ports: [
      { port: '80/tcp', published: [], asked: true },
      { port: '81/tcp', published: [], asked: false },
    ],
  });
  expect(by['helper']).toMatchObject({ places: [], sharesWith: 'game' });
  expect(by['ended']).toMatchObject({ state: 'exited', places: [{ network: front, address: '' }] });
  expect(by['published']?.ports[0]).toMatchObject({ port: '80/tcp', asked: true });
  expect(by['published']?.ports[0]?.published[0]).toMatch(/^0\.0\.0\.0:\d+$/);
});

test('the lab’s own toolboxes are not there, nor somebody uninvolved who has tried nothing', async () => {
  const toolbox = referenceOf('docker-dojo/toolbox');
  const visitor = await bench.start(toolbox, { Cmd: ['sleep', 'infinity'], StopTimeout: 0 });
  const before = await look();
  bench.run.trace.containers.set(visitor.id, { key: 'a passer-by', by: 'visitor' });
  const noted = await look();
  const path = { how: 'tcp', host: '10.0.0.1', port: 1, open: false, saw: 'refused' } as const;
  bench.run.trace.tried('a check', visitor.id, path);
  const after = await look();
  expect(Object.keys(noted.by)).toEqual(Object.keys(before.by));
  expect(Object.keys(after.by)).toEqual([...Object.keys(before.by), 'a passer-by']);
});

test('mounts: what is the run’s own is called as the kata calls it', async () => {
  const { folder, id, labels: Labels } = bench.run;
  // A name that somebody chose, though the engine makes up such ones; and a volume that is memory.
  const digits = createHash('sha256').update(id).digest('hex');
  const DriverOpts = { type: 'tmpfs', device: 'tmpfs' };
  await bench.docker.createVolume({ Name: digits, Labels });
  await bench.docker.createVolume({ Name: `quick-${id}`, Labels, DriverOpts });
  const mounted = await bench.start('postgres:17-trixie', {
    ...{ Cmd: ['sleep', 'infinity'], Volumes: { '/mine': {} }, StopTimeout: 0 },
    HostConfig: {
      Binds: [
        ...[`${folder}/host/menu:/menu:ro`, `${folder}/attempt/menu:/own`],
        ...['/srv:/srv', `stock-${id}:/stock`, `${digits}:/digits`],
      ],
      Mounts: [{ Type: 'volume', Source: `quick-${id}`, Target: '/quick' }],
      Tmpfs: { '/run': '' },
    },
  });
  bench.run.trace.containers.set(mounted.id, { key: 'ledger', by: 'setup' });
  const seen = await collectMounts(bench.run, await collectContainers(bench.run));
  await mounted.remove();
  await bench.docker.getVolume(`stock-${id}`).remove();
  expect(seen).toMatchObject([
    {
      container: 'ledger',
      image: 'postgres:17-trixie',
      mounts: [
        { path: '/', backing: 'container layer', afterRemove: 'gone' },
        { path: '/digits', backing: 'volume', source: digits, afterRemove: 'stays' },
        { path: '/menu', backing: 'host', source: 'menu', readOnly: true, afterRemove: 'stays' },
        { path: '/mine', backing: 'anonymous volume', fromImage: false, afterRemove: 'nameless' },
        { path: '/own', backing: 'host', source: 'attempt/menu' },
        { path: '/quick', backing: 'tmpfs', source: `quick-${id}`, afterRemove: 'gone' },
        { path: '/run', backing: 'tmpfs', source: '', afterRemove: 'gone' },
        { path: '/srv', backing: 'host', source: '/srv' },
        { path: '/stock', backing: 'volume', source: `stock-${id}`, afterRemove: 'stays' },
        { path: '/var/lib/postgresql/data', backing: 'anonymous volume', fromImage: true },
      ],
    },
  ]);
});
