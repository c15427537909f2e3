// Somebody else’s project next door: a setup finds it and joins it, and changes none of it.
import {
  openExternalNetwork,
  startExternalServer,
} from '../../../src/lab/objects/network/external.ts';
import { askThrough, type Ask } from '../../support/asking.ts';
import { Workbench } from '../../support/containers.ts';

const body = 'bread 3.20';
const sleeper = { Image: 'debian:trixie-slim', Cmd: ['sleep', '300'] };
let bench: Workbench;
let ask: Ask;
let network: string;
let name: string;
let server: string;

beforeAll(async () => {
  bench = await Workbench.open();
  ask = askThrough(await bench.openProxy());
  name = `next-door-${bench.run.id}`;
  network = await openExternalNetwork(bench.run, name, { table: 'seven' });
  server = await startExternalServer(bench.run, {
    ...{ network, aliases: ['prices'], port: 8080, body },
    labels: { shop: 'baker' },
  });
});
afterAll(() => bench.close());

/** Makes a container through the socket, and starts it; resolves to its id. */
async function start(wish: object): Promise<string> {
  const made = await ask('POST', '/containers/create', { ...sleeper, ...wish });
  expect(made).toMatchObject({ status: 201 });
  const id = made.body?.Id ?? '';
  expect(await ask('POST', `/containers/${id}/start`)).toMatchObject({ status: 204 });
  return id;
}

/** What a container of the setup’s gets from the server at an address. */
async function fetched(id: string, host: string): Promise<string> {
  const exec = await bench.docker.getContainer(id).exec({
    Cmd: [
      'bash',
      '-c',
      `exec 3<>/dev/tcp/${host}/8080; printf 'GET / HTTP/1.0\\r\\n\\r\\n' >&3; cat <&3`,
    ],
    ...{ AttachStdout: true, AttachStderr: true, Tty: true },
  });
  const stream = await exec.start({ hijack: true, stdin: false, Tty: true });
  let said = '';
  for await (const chunk of stream) said += String(chunk);
  return said;
}

describe('is found and joined', () => {
  test('by its label, with docker network ls', async () => {
    const filters = encodeURIComponent(JSON.stringify({ label: ['table=seven'] }));
    const { text } = await ask('GET', `/networks?filters=${filters}`);
    expect((JSON.parse(text) as { Id: string }[]).map(({ Id }) => Id)).toEqual([network]);
  });

  test.each([
    ['its name', () => name],
    ['its id', () => network],
    ['the beginning of its id', () => network.slice(0, 12)],
  ])('as a container is created, by %s', async (_how, called) => {
    expect(
      await fetched(await start({ HostConfig: { NetworkMode: called() } }), 'prices'),
    ).toContain(body);
  });

  test('by docker network connect; and left again', async () => {
    const id = await start({});
    const both = { Container: id };
    expect(await ask('POST', `/networks/${name}/connect`, both)).toMatchObject({ status: 200 });
    expect(await fetched(id, 'prices')).toContain(body);
    expect(await ask('POST', `/networks/${name}/disconnect`, both)).toMatchObject({ status: 200 });
  });

  test('in the network namespace of its server, which an inspect leads to', async () => {
    const { text } = await ask('GET', `/containers/${server}/json`);
    expect(text).toContain('"shop":"baker"');
    expect(text).not.toContain(body);
    const id = await start({ HostConfig: { NetworkMode: `container:${server.slice(0, 12)}` } });
    expect(await fetched(id, '127.0.0.1')).toContain(body);
  });
});

describe('stays as it is', () => {
  const inIt = () => ({ Container: server });
  const joining = (mode: string) => ({
    ...sleeper,
    HostConfig: { [mode]: `container:${server}` },
  });
  const withItsVolumes = () => ({ ...sleeper, HostConfig: { VolumesFrom: [server] } });
  const ways: [string, string, () => string, (() => object)?][] = [
    ['network rm', 'DELETE', () => `/networks/${network}`],
    ['rm', 'DELETE', () => `/containers/${server}?force=1`],
    ['stop', 'POST', () => `/containers/${server}/stop?t=0`],
    ['pause', 'POST', () => `/containers/${server}/pause`],
    ['exec', 'POST', () => `/containers/${server}/exec`, () => ({ Cmd: ['true'] })],
    ['cp out of it', 'GET', () => `/containers/${server}/archive?path=/reply`],
    ['export', 'GET', () => `/containers/${server}/export`],
    ['logs', 'GET', () => `/containers/${server}/logs?stdout=1`],
    ['commit', 'POST', () => `/commit?container=${server}&repo=taken`],
    ['its server connected elsewhere', 'POST', () => '/networks/bridge/connect', inIt],
    ['its server disconnected', 'POST', () => `/networks/${name}/disconnect`, inIt],
    ['among its processes', 'POST', () => '/containers/create', () => joining('PidMode')],
    ['with its memory', 'POST', () => '/containers/create', () => joining('IpcMode')],
    ['with its volumes', 'POST', () => '/containers/create', withItsVolumes],
  ];
  test.each(ways.map((way) => [way[0], way] as const))(
    '%s',
    async (_what, [, method, path, wish]) => {
      expect(await ask(method, path(), wish?.())).toMatchObject({ status: 403 });
      const { State: state, NetworkSettings: settings } = await bench.docker
        .getContainer(server)
        .inspect();
      expect(state.Running).toBe(true);
      expect(Object.keys(settings.Networks)).toEqual([name]);
    },
  );
});

test('another run’s setup finds the same closed', async () => {
  const other = await Workbench.open();
  try {
    const foreign = askThrough(await other.openProxy());
    const wish = { ...sleeper, HostConfig: { NetworkMode: name } };
    expect(await foreign('POST', '/containers/create', wish)).toMatchObject({ status: 403 });
    expect(await foreign('GET', `/containers/${server}/json`)).toMatchObject({ status: 403 });
  } finally {
    await other.close();
  }
});
