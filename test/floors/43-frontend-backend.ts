import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type Docker from 'dockerode';
import type { ContainerCreateOptions } from 'dockerode';
import type { Floor } from '../../src/bench/baseline.ts';

/** Three parts on two networks, and who of them finds and reaches whom. */
export default async function run(floor: Floor): Promise<void> {
  const [frontend, backend] = await Promise.all([floor.network('front'), floor.network('back')]);
  const [proxy, web, db, stranger, host] = await Promise.all([
    startPart(floor, 'proxy', frontend, 'ASKS=http://web:8080/', {
      ExposedPorts: { '8080/tcp': {} },
      HostConfig: { NetworkMode: frontend, PublishAllPorts: true },
    }),
    startPart(floor, 'web', frontend, 'ASKS=http://db:8080/'),
    startPart(floor, 'db', backend, `SAYS=${floor.nonce}`),
    floor.toolbox('bridge'),
    floor.toolbox('host'),
  ]);
  await floor.docker.getNetwork(backend).connect({ Container: web.id });
  const [atProxy, atWeb, atDb, webInfo, dbInfo, proxyInfo] = await Promise.all([
    floor.toolbox(`container:${proxy.id}`),
    floor.toolbox(`container:${web.id}`),
    floor.toolbox(`container:${db.id}`),
    ...[web, db, proxy].map((container) => container.inspect()),
  ] as const);
  const webAddress = webInfo?.NetworkSettings.Networks[frontend]?.IPAddress ?? '';
  const dbAddress = dbInfo?.NetworkSettings.Networks[backend]?.IPAddress ?? '';
  const port = proxyInfo?.NetworkSettings.Ports['8080/tcp']?.[0]?.HostPort;

  await Promise.all([
    atProxy.resolve('web').then((seen) => assert.deepEqual(seen, [webAddress])),
    atWeb.resolve('db').then((seen) => assert.deepEqual(seen, [dbAddress])),
  ]);
  await atWeb.fetch('http://db:8080/', floor.nonce);
  await atProxy.fetch('http://web:8080/', floor.nonce);
  await host.fetch(`http://127.0.0.1:${port}/`, floor.nonce);
  await Promise.all([web.pause(), db.pause()]);
  const answer = host.fetch(`http://127.0.0.1:${port}/`, floor.nonce);
  await atWeb.requestAt(8080);
  await web.unpause();
  await atDb.requestAt(8080);
  await db.unpause();
  await answer;

  assert.equal(await atProxy.ask('curl -s --max-time 5 http://db:8080/'), '');
  const neighbour = await floor.toolbox(frontend);
  const doors = await Promise.all(
    [atWeb, atProxy, stranger, neighbour].map((toolbox) => toolbox.reaches(dbAddress, 8080)),
  );
  assert.deepEqual(doors, [true, false, false, false]);
  await floor.docker.listContainers();
  assert.deepEqual(dbInfo?.NetworkSettings.Ports, {});
}

async function startPart(
  floor: Floor,
  name: string,
  network: string,
  env: string,
  options: ContainerCreateOptions = {},
): Promise<Docker.Container> {
  const part = await floor.create('node:24-trixie-slim', {
    Hostname: name,
    Env: [env],
    Cmd: ['node', '/part.mjs'],
    HostConfig: { NetworkMode: network },
    ...options,
  });
  await floor.put(part, 'part.mjs', await readFile(join(floor.folder, 'app/part.mjs'), 'utf8'));
  await part.start();
  return part;
}
