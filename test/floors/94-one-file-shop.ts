import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Docker from 'dockerode';
import { execa } from 'execa';
import type { Floor } from '../../src/bench/baseline.ts';
import { cliEnv } from '../../src/engine/docker-cli.ts';
import { waitFor } from '../../src/system/wait-for.ts';

/** Two projects of one Compose file; one is brought down and up, and an order is read. */
export default async function run(floor: Floor): Promise<void> {
  const image = await floor.build(join(floor.folder, 'app'));
  const compose = composeOf(floor, image);
  const [project, other] = [floor.name('shop'), floor.name('other')];
  const [host, stranger] = await Promise.all([floor.toolbox('host'), floor.toolbox('bridge')]);
  await compose(project, 'up', '-d');
  const shop = await servicesOf(floor, project);
  await ready(floor, shop.db);
  const send = JSON.stringify({ number: floor.nonce, item: 'three lemons' });
  const post = async () =>
    host.fetch(await ordersAt(shop.web), floor.nonce, { method: 'POST', send });
  await post();
  const beside = ({ id }: Docker.Container) => floor.toolbox(`container:${id}`);
  const [atDb, atCache] = await Promise.all([beside(shop.db), beside(shop.cache)]);
  await atDb.askInVain(shop.db, 5432, post);
  const order = `${await ordersAt(shop.web)}/${floor.nonce}`;
  // The second answer comes from Redis.
  const read = () => host.fetch(order, 'three lemons');
  await read();
  await read();
  await atCache.askInVain(shop.cache, 6379, read);

  const visitor = await floor.toolbox(`${project}_front`);
  await visitor.fetch(`http://web:8080/orders/${floor.nonce}`, 'three lemons');
  for (const [server, own, port] of [
    [shop.db, atDb, 5432],
    [shop.cache, atCache, 6379],
  ] as const) {
    const { NetworkSettings: settings } = await server.inspect();
    const [{ IPAddress: address } = { IPAddress: '' }] = Object.values(settings.Networks);
    const knocks = [own, visitor, stranger].map((one) => one.reaches(address, port));
    assert.deepEqual(await Promise.all(knocks), [true, false, false]);
  }

  await compose(other, 'up', '-d');
  await ready(floor, (await servicesOf(floor, other)).db);
  await compose(project, 'down');
  await compose(project, 'up', '-d');
  const again = await servicesOf(floor, project);
  await ready(floor, again.db);
  await host.fetch(`${await ordersAt(again.web)}/${floor.nonce}`, 'three lemons');
}

/** A second file gives all that is made the run’s labels, so that it goes with the run. */
function composeOf({ folder, nonce, run }: Floor, image: string) {
  const labelled = (...names: string[]) =>
    Object.fromEntries(names.map((name) => [name, { labels: run.labels }]));
  const labels = {
    services: labelled('web', 'db', 'cache'),
    networks: labelled('front', 'back'),
    volumes: labelled('orders'),
  };
  writeFileSync(join(folder, 'labels.json'), JSON.stringify(labels));
  const files = ['-f', 'compose.yaml', '-f', 'labels.json'];
  return (project: string, ...words: string[]) =>
    execa('docker', ['compose', '-p', project, ...files, ...words], {
      cwd: folder,
      env: { ...cliEnv(run.endpoint), IMAGE: image, PASSWORD: nonce },
    });
}

async function servicesOf({ docker }: Floor, project: string) {
  const filters = JSON.stringify({ label: [`com.docker.compose.project=${project}`] });
  const all = await docker.listContainers({ filters });
  const container = (service: string) => {
    const found = all.find(({ Labels }) => Labels['com.docker.compose.service'] === service);
    assert(found);
    return docker.getContainer(found.Id);
  };
  return { web: container('web'), db: container('db'), cache: container('cache') };
}

async function ready(floor: Floor, db: Docker.Container): Promise<void> {
  const url = `postgres://shop:${floor.nonce}@127.0.0.1/shop`;
  const answers = async () =>
    (await floor.exec(db, 'psql', '-At', url, '-c', 'SELECT 1')) === '1' ? true : undefined;
  assert(await waitFor(answers, { withinMs: 30_000, everyMs: 10 }));
}

async function ordersAt(web: Docker.Container): Promise<string> {
  const { NetworkSettings: settings } = await web.inspect();
  const [binding] = settings.Ports['8080/tcp'] ?? [];
  return `http://127.0.0.1:${binding?.HostPort}/orders`;
}
