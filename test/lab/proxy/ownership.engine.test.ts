import { Toolbox } from '../../../src/lab/probes/toolbox.ts';
import type { EngineProxy } from '../../../src/lab/proxy/server.ts';
import { askThrough, type Ask } from '../../support/asking.ts';
import { Workbench } from '../../support/containers.ts';

let bench: Workbench;
let socket: EngineProxy;
let ask: Ask;
/** A container of the lab's. */
let toolbox: string;
/** A container of the setup's, by the name of `mine-…`. */
let own: string;
let name: string;

const image = 'debian:trixie-slim';
const sleeper = { Image: image, Cmd: ['sleep', '300'] };

beforeAll(async () => {
  bench = await Workbench.open();
  socket = await bench.openProxy();
  ask = askThrough(socket);
  toolbox = (await Toolbox.open(bench.run, 'bridge')).container.id;
  name = `mine-${bench.run.id}`;
  own = await make(sleeper, name);
  await ask('POST', `/containers/${own}/start`);
});
afterAll(() => bench.close());

/** Makes a container through the socket; resolves to its id. */
async function make(wish: object, called?: string): Promise<string> {
  const path = `/containers/create${called ? `?name=${called}` : ''}`;
  const { status, text, body } = await ask('POST', path, wish);
  expect({ status, text }).toEqual({ status: 201, text });
  return body?.Id ?? '';
}

const inspect = (id: string) => bench.docker.getContainer(id).inspect();

describe('a container of the lab’s', () => {
  const exec = { Cmd: ['true'] };
  const ways: [string, string, (id: string) => string, object?][] = [
    ['exec', 'POST', (id: string) => `/containers/${id}/exec`, exec],
    ['attach', 'POST', (id: string) => `/containers/${id}/attach?stream=1&stdin=1`],
    ['kill', 'POST', (id: string) => `/containers/${id}/kill`],
    ['stop', 'POST', (id: string) => `/containers/${id}/stop?t=0`],
    ['restart', 'POST', (id: string) => `/containers/${id}/restart`],
    ['pause', 'POST', (id: string) => `/containers/${id}/pause`],
    ['update', 'POST', (id: string) => `/containers/${id}/update`, { Memory: 6_000_000 }],
    ['resize', 'POST', (id: string) => `/containers/${id}/resize?h=1&w=1`],
    ['wait', 'POST', (id: string) => `/containers/${id}/wait`],
    ['rename', 'POST', (id: string) => `/containers/${id}/rename?name=taken`],
    ['commit', 'POST', (id: string) => `/commit?container=${id}&repo=taken`],
    ['checkpoint', 'POST', (id: string) => `/containers/${id}/checkpoints`, {}],
    ['rm', 'DELETE', (id: string) => `/containers/${id}?force=1`],
    ['cp into it', 'PUT', (id: string) => `/containers/${id}/archive?path=/`],
    ['cp out of it', 'GET', (id: string) => `/containers/${id}/archive?path=/etc/hostname`],
    ['export', 'GET', (id: string) => `/containers/${id}/export`],
    ['logs', 'GET', (id: string) => `/containers/${id}/logs?stdout=1`],
    ['top', 'GET', (id: string) => `/containers/${id}/top`],
    ['inspect', 'GET', (id: string) => `/containers/${id}/json`],
    ['disconnect', 'POST', () => '/networks/bridge/disconnect', { Container: '{}', Force: true }],
    ['in its place', 'POST', () => '/containers/create', { NetworkMode: 'container:{}' }],
    ['among its processes', 'POST', () => '/containers/create', { PidMode: 'container:{}' }],
    ['with its memory', 'POST', () => '/containers/create', { IpcMode: 'container:{}' }],
    ['with its volumes', 'POST', () => '/containers/create', { VolumesFrom: ['{}:ro'] }],
    ['linked', 'POST', () => '/containers/create', { Links: ['{}:toolbox'] }],
    ['in small letters', 'POST', () => '/containers/create', { networkmode: 'container:{}' }],
    ['in a build', 'POST', (id: string) => `/build?networkmode=container:${id}`],
  ];
  test.each(ways.map((way) => [way[0], way] as const))(
    'is out of reach: %s',
    async (_what, [, method, path, body]) => {
      const called = (await inspect(toolbox)).Name.slice(1);
      for (const id of [toolbox, toolbox.slice(0, 12), called]) {
        const at = path(id);
        const filled = JSON.stringify(body ?? {}).replace('{}', id);
        const said =
          at === '/containers/create' ? `{"Image":"${image}","hostconfig":${filled}}` : filled;
        const { status } = await ask(method, at, body === undefined ? undefined : said);
        expect({ id, status }).toEqual({ id, status: 403 });
      }
      expect((await inspect(toolbox)).State.Running).toBe(true);
      expect((await inspect(toolbox)).ExecIDs).toBeNull();
    },
  );

  test('is not reached by a name that is taken away from another meanwhile', async () => {
    const victim = toolbox.slice(0, 10);
    const until = Date.now() + 2500;
    const seen = new Set<number>();
    const renaming = async () => {
      for (let count = 0; Date.now() < until; count += 1)
        await ask('POST', `/containers/${own}/rename?name=${count % 2 ? victim : name}`);
    };
    const asking = async () => {
      while (Date.now() < until)
        seen.add((await ask('POST', `/containers/${victim}/exec`, exec)).status);
    };
    await Promise.all([renaming(), asking(), asking(), asking()]);
    await ask('POST', `/containers/${own}/rename?name=${name}`);
    // Both happened: its own was asked for under that name, and the name led to the lab's.
    expect([...seen].sort()).toEqual([201, 403]);
    expect((await inspect(toolbox)).ExecIDs).toBeNull();
  });

  test('is not pruned before it starts', async () => {
    const { id } = await bench.docker.createContainer({ ...sleeper, Labels: bench.run.labLabels });
    await ask('POST', '/containers/prune');
    expect((await inspect(id)).State.Status).toBe('created');
    const filters = encodeURIComponent('{"label!":["x"]}');
    expect((await ask('POST', `/containers/prune?filters=${filters}`)).status).toBe(403);
  });

  test('has commands of its own in the setup’s containers', async () => {
    const { id } = await bench.docker.getContainer(own).exec({ Cmd: ['true'] });
    for (const [method, path] of [
      ['POST', `/exec/${id}/start`],
      ['POST', `/exec/${id}/resize?h=1&w=1`],
      ['GET', `/exec/${id}/json`],
    ] as const)
      expect((await ask(method, path, method === 'POST' ? {} : undefined)).status).toBe(404);
  });
});

describe('JSON and types that only the engine understands', () => {
  const bare = JSON.stringify(sleeper);
  test.each([
    ['a brace too many', '/volumes/create', '{"Name":"bare"}}', 'application/json'],
    ['a space of another kind', '/containers/create', bare, '\u00a0application/json'],
    ['an i of another kind', '/containers/create', bare, 'appl\u0130cation/json'],
    ['a list', '/volumes/create', '[{"Name":"bare"}]', 'application/json'],
    ['a form', '/volumes/create?Name=a', 'Name=bare', 'appl\u0130cation/x-www-form-urlencoded'],
  ])('are refused: %s', async (_what, path, body, type) => {
    // Node writes a header's letters as bytes.
    const bytes = Buffer.from(type).toString('latin1');
    const { status } = await ask('POST', path, body, { 'content-type': bytes });
    expect([400, 415]).toContain(status);
  });

  test('`null` is an object without anything in it, and is stamped', async () => {
    const { status, body } = await ask('POST', '/volumes/create', 'null');
    expect(status).toBe(201);
    const volume = await bench.docker.getVolume(body?.Name ?? '').inspect();
    expect(volume.Labels).toMatchObject(bench.run.labels);
  });

  test('labels in another spelling do not count for more', async () => {
    const wish = { ...sleeper, Labels: { a: '1' }, labels: { 'dojo.run': 'x' } };
    expect((await ask('POST', '/containers/create', wish)).status).toBe(403);
  });

  test('what is too large is refused in words', async () => {
    const wish = { ...sleeper, Labels: { large: 'x'.repeat(1_100_000) } };
    const { status, text } = await ask('POST', '/containers/create', wish);
    expect({ status, text }).toEqual({
      status: 413,
      text: expect.stringContaining('too large') as string,
    });
    const allowed = { ...sleeper, Labels: { large: 'x'.repeat(900_000) } };
    expect((await ask('POST', '/containers/create', allowed)).status).toBe(201);
  });
});

describe('a network', () => {
  test('is not reached by an id beside the name of another', async () => {
    const foreign = await bench.docker.createNetwork({ Name: `foreign-${bench.run.id}` });
    const net = `net-${bench.run.id}`;
    await ask('POST', '/networks/create', { Name: net });
    const elsewhere = { networkid: foreign.id };
    const id = await make({
      ...{ ...sleeper, HostConfig: { NetworkMode: net } },
      NetworkingConfig: { EndpointsConfig: { [net]: elsewhere } },
    });
    await ask('POST', `/containers/${id}/start`);
    await ask('POST', `/networks/${net}/connect`, { Container: own, EndpointConfig: elsewhere });
    const { Containers: there } = await bench.docker.getNetwork(foreign.id).inspect();
    expect(there).toEqual({});
    expect(Object.keys((await inspect(own)).NetworkSettings.Networks)).toEqual(['bridge', net]);
    const joins = [
      { HostConfig: { NetworkMode: foreign.id } },
      { HostConfig: { NetworkMode: foreign.id.slice(0, 12) } },
      { NetworkingConfig: { EndpointsConfig: { [`foreign-${bench.run.id}`]: {} } } },
    ];
    for (const join of joins)
      expect((await ask('POST', '/containers/create', { ...sleeper, ...join })).status).toBe(403);
    await foreign.remove();
  });

  test('shows in an inspect as it was asked for', async () => {
    const net = `shown-${bench.run.id}`;
    const { body } = await ask('POST', '/networks/create', { Name: net });
    const part = body?.Id?.slice(0, 9) ?? '';
    for (const mode of [net, part]) {
      const id = await make({ ...sleeper, HostConfig: { NetworkMode: mode } });
      const { HostConfig: config, NetworkSettings: settings } = await inspect(id);
      expect(config.NetworkMode).toBe(mode === net ? net : body?.Id);
      expect(Object.keys(settings.Networks)).toEqual([net]);
    }
  });
});

test('what a setup joins by name, it joins as before', async () => {
  const joined = await make({
    ...sleeper,
    HostConfig: { NetworkMode: `container:${name}`, VolumesFrom: [`${name}:ro`] },
  });
  expect((await inspect(joined)).HostConfig.NetworkMode).toBe(`container:${own}`);
  const linked = await make({ ...sleeper, HostConfig: { Links: [`${name}:alias`] } });
  const { HostConfig: config, Name: called } = await inspect(linked);
  expect(config.Links).toEqual([`/${name}:${called}/alias`]);
  for (const path of [`/containers/${name}/json`, `/containers/${own.slice(0, 8)}/logs?stdout=1`])
    expect((await ask('GET', path)).status).toBe(200);
});

test('nothing has a name that is an id', async () => {
  const id = 'a'.repeat(64);
  expect((await ask('POST', `/containers/create?name=${id}`, sleeper)).status).toBe(403);
  expect((await ask('POST', `/containers/${own}/rename?name=${id}`)).status).toBe(403);
  expect((await ask('POST', '/networks/create', { Name: id })).status).toBe(403);
});

test('who removes a volume while a container is made leaves none behind that is nobody’s', async () => {
  const volume = `raced-${bench.run.id}`;
  const until = Date.now() + 3000;
  const wish = { ...sleeper, HostConfig: { Binds: [`${volume}:/a`] } };
  let made = 0;
  const making = async () => {
    while (Date.now() < until) {
      const { body } = await ask('POST', '/containers/create', wish);
      if (!body?.Id) continue;
      made += 1;
      const { Labels: labels } = await bench.docker.getVolume(volume).inspect();
      expect(labels).toMatchObject(bench.run.labels);
      await ask('DELETE', `/containers/${body.Id}?force=1`);
    }
  };
  const removing = async () => {
    while (Date.now() < until) await ask('DELETE', `/volumes/${volume}`);
  };
  await Promise.all([making(), removing(), removing()]);
  expect(made).toBeGreaterThan(0);
});
