import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type Docker from 'dockerode';
import { addedFiles } from '../../src/bench/added-files.ts';
import type { Floor } from '../../src/bench/baseline.ts';
import { readLog } from '../../src/engine/log-stream.ts';
import { nothingToInstall } from '../../src/lab/objects/builder/nothing-to-install.ts';
import { waitFor } from '../../src/system/wait-for.ts';

const page = 'http://localhost:8080';

/** A shop is opened, stopped, removed, opened again and removed; its image is built twice, and searched. */
export default async function run(floor: Floor): Promise<void> {
  const { nonce } = floor;
  const app = join(floor.folder, 'app');
  await writeFile(join(app, '.env'), `SHOP_TOKEN=token-${nonce}`);
  await writeFile(join(app, '.env.example'), `SETTING_${nonce}=`);
  const [image, volume] = await Promise.all([floor.build(app), floor.volume('orders')]);

  const first = await openShop(floor, 'monday', { image, volume });
  const order = { number: nonce, item: `rolls for ${nonce}` };
  await first.beside.fetch(`${page}/orders`, order.item, post(order));
  await first.beside.fetch(`${page}/orders/${nonce}`, order.item);
  await first.beside.fetch(`${page}/sessions`, 'Ada', post({ id: nonce, customer: 'Ada' }));
  await first.cache.pause();
  const known = first.beside.fetch(`${page}/sessions/${nonce}`, 'Ada');
  await (await floor.toolbox(`container:${first.cache.id}`)).requestAt(6379);
  await first.cache.unpause();
  await known;

  const last = { number: 'last', item: `cake for ${nonce}`, seconds: 2 };
  const answer = first.beside.fetch(`${page}/orders`, last.item, post(last));
  const underWay = async () => (await logOf(first.web)).includes('packing last') || undefined;
  assert(await waitFor(underWay, { withinMs: 15_000, everyMs: 50 }));
  await first.web.stop({ t: 5 });
  await answer;
  assert.equal((await first.web.inspect()).State.ExitCode, 0);
  assert((await logOf(first.web)).trimEnd().endsWith(`drained after ${last.item}`));

  await writeFile(join(app, 'src/prices.js'), `export const price = '${nonce}';\n`);
  const next = await floor.build(app, ...nothingToInstall);
  const [one, two] = await Promise.all([look(floor, image), look(floor, next)]);
  assert.equal(two.installation, one.installation);
  await two.beside.fetch(`${page}/`, nonce);

  await remove(first);
  const second = await openShop(floor, 'tuesday', { image, volume });
  await second.beside.fetch(`${page}/orders/${nonce}`, order.item);
  await second.beside.fetch(`${page}/sessions`, 'Bob', post({ id: 'new', customer: 'Bob' }));
  await second.beside.fetch(`${page}/sessions/new`, 'Bob');
  await second.beside.fetch(`${page}/sessions/${nonce}`, 'nothing here');
  await remove(second);
  const { Volumes: volumes } = await floor.docker.listVolumes();
  assert(volumes.some(({ Name: name }) => name === volume));
  const finder = await floor.start('debian:trixie-slim', {
    Cmd: ['sleep', '300'],
    HostConfig: { Binds: [`${volume}:/volume`] },
  });
  const having = (what: string) => floor.exec(finder, 'grep', '-rlF', '-e', what, '/volume');
  assert.equal(await having('Bob'), '');
  assert.notEqual(await having(order.item), '');

  const files = await addedFiles(floor.docker, image);
  const texts = await Promise.all(files.map(({ path }) => readFile(path, 'utf8')));
  assert(texts.some((text) => text.includes(`SETTING_${nonce}`)));
  assert(!texts.some((text) => text.includes(`token-${nonce}`)));
}

const post = (sent: object) => ({ method: 'POST', send: JSON.stringify(sent) });

/** As the reference answer starts it, with a toolbox beside its web server. */
async function openShop(
  floor: Floor,
  day: string,
  { image, volume }: Record<'image' | 'volume', string>,
) {
  const NetworkMode = await floor.network(day);
  const access = { POSTGRES_USER: 'shop', POSTGRES_PASSWORD: floor.nonce, POSTGRES_DB: 'shop' };
  const [db, cache] = await Promise.all([
    floor.start('postgres:17-trixie', {
      Hostname: 'db',
      Env: Object.entries(access).map(([name, value]) => `${name}=${value}`),
      HostConfig: { NetworkMode, Binds: [`${volume}:/var/lib/postgresql/data`] },
    }),
    floor.start('redis:8-trixie', { Hostname: 'cache', HostConfig: { NetworkMode } }),
  ]);
  const web = await floor.start(image, {
    Env: [
      `DATABASE_URL=postgres://shop:${floor.nonce}@db:5432/shop`,
      'SESSIONS_URL=redis://cache:6379',
    ],
    HostConfig: { NetworkMode },
  });
  return { web, db, cache, beside: await floor.toolbox(`container:${web.id}`) };
}

async function remove({ web, db, cache }: Record<'web' | 'db' | 'cache', Docker.Container>) {
  await Promise.all([web, db, cache].map((one) => one.remove({ force: true, v: true })));
}

async function look(floor: Floor, image: string) {
  const { id } = await floor.start(image);
  const beside = await floor.toolbox(`container:${id}`);
  return { beside, installation: await beside.fetch(`${page}/installation`, '-') };
}

async function logOf(container: Docker.Container): Promise<string> {
  return readLog(await container.logs({ stdout: true, stderr: true, tail: 1000 }));
}
