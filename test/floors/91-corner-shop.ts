import assert from 'node:assert/strict';
import { join } from 'node:path';
import type Docker from 'dockerode';
import type { Floor } from '../../src/bench/baseline.ts';
import type { Toolbox } from '../../src/bench/toolbox.ts';
import { waitFor } from '../../src/system/wait-for.ts';

/** Three servers; an order is sent, stored, and read twice, and nobody else reaches two of them. */
export default async function run(floor: Floor): Promise<void> {
  const { nonce } = floor;
  const [image, network, host] = await Promise.all([
    floor.build(join(floor.folder, 'app')),
    floor.network('shop'),
    floor.toolbox('host'),
  ]);
  const [web, db, cache] = await startShop(floor, image, network);
  const { NetworkSettings: settings } = await web.inspect();
  const [binding] = settings.Ports['8080/tcp'] ?? [];
  assert.equal(binding?.HostIp, '127.0.0.1');
  const orders = `http://127.0.0.1:${binding.HostPort}/orders`;

  const sql = (query: string) =>
    floor.exec(db, 'psql', '-At', `postgres://shop:${nonce}@127.0.0.1/corner_shop`, '-c', query);
  const ready = async () => ((await sql('SELECT current_user')) === 'shop' ? true : undefined);
  assert(await waitFor(ready, { withinMs: 30_000, everyMs: 10 }));
  const send = JSON.stringify({ number: nonce, item: 'three lemons' });
  await host.fetch(orders, nonce, { method: 'POST', send });
  assert.equal(await sql(`SELECT item FROM orders WHERE number = '${nonce}'`), 'three lemons');

  const [atDb, atCache] = await Promise.all([
    floor.toolbox(`container:${db.id}`),
    floor.toolbox(`container:${cache.id}`),
  ]);
  await Promise.all([db.pause(), cache.pause()]);
  const stored = host.fetch(orders, nonce, { method: 'POST', send });
  await atDb.requestAt(5432);
  await db.unpause();
  await stored;
  await cache.unpause();

  const redis = (...words: string[]) => floor.exec(cache, 'redis-cli', ...words);
  assert.equal(await redis('PING'), 'PONG');
  const hits = async () => Number(/keyspace_hits:(\d+)/.exec(await redis('INFO', 'stats'))?.[1]);
  await host.fetch(`${orders}/${nonce}`, 'three lemons');
  const before = await hits();
  await host.fetch(`${orders}/${nonce}`, 'three lemons');
  assert((await hits()) > before);
  assert((await redis('KEYS', `*${nonce}*`)).includes(nonce));
  await Promise.all([db.pause(), cache.pause()]);
  const cached = host.fetch(`${orders}/${nonce}`, 'three lemons');
  await atCache.requestAt(6379);
  await cache.unpause();
  await cached;
  await db.unpause();

  const label = Object.entries(floor.run.labels).map(([name, value]) => `${name}=${value}`);
  const filters = JSON.stringify({ label: label.slice(0, 1) });
  for (const greeting of [String.raw`\0\0\0\10\4\322\26\57`, String.raw`PING\r\n`]) {
    await floor.docker.listContainers({ filters });
    const dialled = `exec 3<>/dev/tcp/127.0.0.1/${binding.HostPort}; printf '${greeting}' >&3`;
    assert.match(await host.ask(`${dialled}; timeout 1 dd count=1 status=none <&3`), /^HTTP/);
  }
  await Promise.all([cannotReach(floor, db, atDb, 5432), cannotReach(floor, cache, atCache, 6379)]);
}

/** As its reference answer starts it: the web server once the other two run. */
async function startShop(floor: Floor, image: string, network: string) {
  const access = { POSTGRES_USER: 'shop', POSTGRES_PASSWORD: floor.nonce };
  const [db, cache] = await Promise.all([
    floor.start('postgres:17-trixie', {
      Hostname: 'db',
      Env: [
        ...Object.entries(access).map(([name, value]) => `${name}=${value}`),
        'POSTGRES_DB=corner_shop',
      ],
      HostConfig: { NetworkMode: network },
    }),
    floor.start('redis:8-trixie', { Hostname: 'cache', HostConfig: { NetworkMode: network } }),
  ]);
  const web = await floor.start(image, {
    Env: [
      `DATABASE_URL=postgres://shop:${floor.nonce}@db:5432/corner_shop`,
      'CACHE_URL=redis://cache:6379',
    ],
    ExposedPorts: { '8080/tcp': {} },
    HostConfig: {
      NetworkMode: network,
      PortBindings: { '8080/tcp': [{ HostIp: '127.0.0.1', HostPort: '' }] },
    },
  });
  return [web, db, cache] as const;
}

/** Nobody on the default network reaches the server, which answers at its own address. */
async function cannotReach(
  floor: Floor,
  server: Docker.Container,
  beside: Toolbox,
  port: number,
): Promise<void> {
  const [passerBy, info] = await Promise.all([floor.toolbox('bridge'), server.inspect()]);
  const [{ IPAddress: address } = { IPAddress: '' }] = Object.values(info.NetworkSettings.Networks);
  const doors = await Promise.all([beside, passerBy].map((one) => one.reaches(address, port)));
  assert.deepEqual(doors, [true, false]);
}
