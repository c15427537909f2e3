// Links (docker run --link), hosts (--add-host) and joined networks (--network container:…) of a setup.
import {
  openExternalNetwork,
  startExternalServer,
} from '../../../src/lab/objects/network/external.ts';
import { Toolbox } from '../../../src/lab/probes/toolbox.ts';
import { askThrough, type Ask } from '../../support/asking.ts';
import { Workbench } from '../../support/containers.ts';

const image = 'debian:trixie-slim';
const sleeper = { Image: image, Cmd: ['sleep', '300'] };
let bench: Workbench;
let other: Workbench;
let ask: Ask;
/** A container of the setup’s: its id, its name and its address. */
let own: { id: string; name: string; address: string };

beforeAll(async () => {
  [bench, other] = await Promise.all([Workbench.open(), Workbench.open()]);
  ask = askThrough(await bench.openProxy());
  const name = `mine-${bench.run.id}`;
  const id = await start(ask, sleeper, name);
  const { NetworkSettings: settings } = await bench.docker.getContainer(id).inspect();
  own = { id, name, address: settings.Networks['bridge']?.IPAddress ?? '' };
});
afterAll(() => Promise.all([bench.close(), other.close()]));

/** Makes a container through a socket, and starts it; resolves to its id. */
async function start(through: Ask, wish: object, called?: string): Promise<string> {
  const path = `/containers/create${called ? `?name=${called}` : ''}`;
  const made = await through('POST', path, { ...sleeper, ...wish });
  expect(made).toMatchObject({ status: 201 });
  const id = made.body?.Id ?? '';
  expect(await through('POST', `/containers/${id}/start`)).toMatchObject({ status: 204 });
  return id;
}

/** Where a name leads in a container: `172.17.0.3`, or nothing. */
async function lookUp(id: string, host: string): Promise<string> {
  const exec = await bench.docker.getContainer(id).exec({
    Cmd: ['sh', '-c', `getent ahostsv4 ${host} | head -n 1 | cut -d ' ' -f 1`],
    ...{ AttachStdout: true, AttachStderr: true, Tty: true },
  });
  const stream = await exec.start({ hijack: true, stdin: false, Tty: true });
  let said = '';
  for await (const chunk of stream) said += String(chunk);
  return said.trim();
}

describe('a container of the setup’s is found', () => {
  const links: [string, () => string][] = [
    ['its name', () => `${own.name}:prices`],
    ['its id', () => `${own.id}:prices`],
    ['the beginning of its id', () => `${own.id.slice(0, 12)}:prices`],
    ['what an inspect shows of a link', () => `/${own.name}:/till/prices`],
  ];
  test.each(links)('by a link to %s', async (_what, link) => {
    const id = await start(ask, { HostConfig: { Links: [link()] } });
    expect(await lookUp(id, 'prices')).toBe(own.address);
  });

  test('by a host that is added', async () => {
    const id = await start(ask, { HostConfig: { ExtraHosts: [`prices:${own.address}`] } });
    expect(await lookUp(id, 'prices')).toBe(own.address);
  });

  test('in its own network', async () => {
    const id = await start(ask, { HostConfig: { NetworkMode: `container:${own.name}` } });
    expect(await lookUp(id, own.id.slice(0, 12))).toBe(own.address);
  });
});

describe('a container of somebody else’s is not', () => {
  const whose: [string, () => Promise<string>][] = [
    ['the lab’s', async () => (await Toolbox.open(bench.run, 'bridge')).container.id],
    ['another run’s', async () => start(askThrough(await other.openProxy()), sleeper)],
    ['nobody’s', async () => (await other.start(image, { Cmd: ['sleep', '300'] })).id],
    ['the project’s next door', startNextDoor],
  ];
  test.each(whose)('by a link: %s', async (_whose, begin) => {
    const id = await begin();
    const { Name: name } = await bench.docker.getContainer(id).inspect();
    for (const called of [id, id.slice(0, 12), name.slice(1)]) {
      const links = [`${called}:prices`];
      const ways = [
        { HostConfig: { Links: links } },
        { hostconfig: { links } },
        { HostConfig: { Links: [`${own.name}:mine`, ...links] } },
        { HostConfig: { Links: [`${own.name}:mine`], links } },
        { HostConfig: { Links: [`/${called}:/till/prices`] } },
        { HostConfig: { Links: [called] } },
      ];
      for (const way of ways) {
        const { status } = await ask('POST', '/containers/create', { ...sleeper, ...way });
        expect({ way, status }).toEqual({ way, status: 403 });
      }
    }
  });

  test('by a link that stands at a network', async () => {
    const { id } = await other.start(image, { Cmd: ['sleep', '300'] });
    const { Name: name } = await bench.docker.getContainer(id).inspect();
    const networkName = `net-${bench.run.id}`;
    await ask('POST', '/networks/create', { Name: networkName });
    const Links = [`${name.slice(1)}:prices`];
    for (const network of ['bridge', networkName]) {
      const linked = await start(ask, {
        HostConfig: { NetworkMode: network },
        NetworkingConfig: { EndpointsConfig: { [network]: { Links } } },
      });
      expect(await lookUp(linked, 'prices')).toBe('');
    }
  });
});

async function startNextDoor(): Promise<string> {
  const network = await openExternalNetwork(bench.run, `next-door-${bench.run.id}`, {});
  return startExternalServer(bench.run, { network, aliases: [], port: 8080, body: 'bread' });
}
