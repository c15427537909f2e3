import assert from 'node:assert/strict';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { addedFiles } from '../../src/bench/added-files.ts';
import type { Floor } from '../../src/bench/baseline.ts';
import { referenceOf } from '../../src/images/catalogue.ts';
import { nothingToInstall } from '../../src/lab/objects/builder/nothing-to-install.ts';
import { withSubDependency } from '../../src/lab/fixtures/package-json.ts';
import { waitFor } from '../../src/system/wait-for.ts';

const node = 'node:24-trixie-slim';
const page = 'http://localhost:8080/';

/** Eight departments: six of containers, of which two are looked at in a second life; two of images. */
export default async function run(floor: Floor): Promise<void> {
  const day = {
    port: await floor.freePort(),
    outbox: join(floor.folder, 'outbox'),
    menu: join(floor.folder, 'menu'),
    guests: await floor.volume('guests'),
  };
  await mkdir(day.outbox);
  await mkdir(day.menu);
  const secret = floor.name('key');
  for (const file of ['.env', 'src/.env', 'src/a/.env', 'till/.env'])
    await put(floor, `labels/${file}`, secret);
  const building = Promise.all([
    floor.build(join(floor.folder, 'labels')),
    floor.build(join(floor.folder, 'desk')),
  ]);
  const [first, host] = await Promise.all([open(floor, day, 'stockroom'), floor.toolbox('host')]);
  const { window, audit, book } = first;
  const [binding] = (await window.inspect()).NetworkSettings.Ports['8080/tcp'] ?? [];
  const askWindow = () => host.fetch(`http://127.0.0.1:${binding?.HostPort}/`, floor.nonce);
  await askWindow();
  // One of the shop is in the host’s network, and might answer in a server’s place.
  const atWindow = await floor.toolbox(`container:${window.id}`);
  await atWindow.askInVain(window, 8080, askWindow);
  await host.fetch(`http://127.0.0.1:${day.port}/`, floor.nonce);
  await host.ask(`ss -Hltnp 'sport = :${day.port}'`);

  const beside = await floor.toolbox(`container:${audit.id}`);
  assert.match(await beside.ask('ip -brief link show up'), /^lo [^\n]*$/);
  const report = await beside.fetch(page, 'interfaces: lo,');
  assert.equal((await readFile(join(day.outbox, 'report.txt'), 'utf8')).trim(), report);
  await beside.fetch(page, 'for one more', { method: 'POST', send: 'one more' });
  await askStock(floor, first);

  const guest = await floor.toolbox(`container:${book.id}`);
  await guest.fetch(page, floor.nonce, { method: 'POST', send: floor.nonce });
  for (const one of Object.values(first)) await one.remove({ force: true, v: true });
  const second = await open(floor, day, 'stockroom-again');
  await (await floor.toolbox(`container:${second.book.id}`)).fetch(page, floor.nonce);
  const counter = await floor.toolbox(`container:${second.menu.id}`);
  for (const what of ['leeks', 'lentils', 'peas']) {
    await writeFile(join(day.menu, 'menu.html~'), what);
    await rename(join(day.menu, 'menu.html~'), join(day.menu, 'menu.html'));
    await counter.fetch(page, what);
  }

  const [labels, desk] = await building;
  await print(floor, labels, secret);
  await stop(floor, desk);
}

interface Day {
  port: number;
  outbox: string;
  menu: string;
  guests: string;
}

/** As the reference answer opens them. */
async function open(floor: Floor, { port, outbox, menu, guests }: Day, stockroom: string) {
  const { nonce } = floor;
  const answering = (at: string) => `require('node:http')
    .createServer((request, response) => response.end('${nonce}')).listen(${at}, '0.0.0.0')`;
  const network = await floor.network(stockroom);
  const program = async (name: string, binds: string, mode = 'bridge') => {
    const container = await floor.create(node, {
      Cmd: ['node', `/app/${name}`],
      Env: [`NIGHT=${nonce}`],
      HostConfig: { Binds: [binds], NetworkMode: mode },
    });
    const text = await readFile(join(floor.folder, 'app', name), 'utf8');
    await floor.put(container, `app/${name}`, text);
    await container.start();
    return container;
  };
  const server = (at: string, options: object) =>
    floor.start(node, { Cmd: ['node', '-e', answering(at)], ...options });
  const [window, board, audit, orders, stock, book, counter] = await Promise.all([
    server('8080', {
      ExposedPorts: { '8080/tcp': {} },
      HostConfig: { PortBindings: { '8080/tcp': [{ HostPort: '' }] } },
    }),
    server(String(port), { HostConfig: { NetworkMode: 'host' } }),
    program('audit.mjs', `${outbox}:/outbox`, 'none'),
    floor.start(node, { Cmd: ['sleep', 'infinity'], HostConfig: { NetworkMode: network } }),
    server('8080', { Hostname: 'stock', HostConfig: { NetworkMode: network } }),
    program('book.js', `${guests}:/srv/book`),
    program('menu.js', `${menu}:/menu`),
  ]);
  return { window, board, audit, orders, stock, book, menu: counter };
}

/** Orders asks stock; stock comes back with another address, behind orders, and is asked again. */
async function askStock(floor: Floor, { orders, stock }: Awaited<ReturnType<typeof open>>) {
  const url = 'http://stock:8080/';
  const atStock = () => floor.toolbox(`container:${stock.id}`);
  const before = await floor.toolbox(`container:${orders.id}`);
  await before.resolve('stock');
  await before.fetch(url, floor.nonce);
  await (await atStock()).askInVain(stock, 8080, () => before.fetch(url, floor.nonce));
  const { NetworkSettings: settings } = await stock.inspect();
  const [network = ''] = Object.keys(settings.Networks);
  await stock.kill();
  await stock.wait();
  await floor.start(referenceOf('docker-dojo/toolbox'), {
    Cmd: ['sleep', 'infinity'],
    NetworkingConfig: { EndpointsConfig: { bridge: {}, [network]: {} } },
  });
  await orders.restart({ t: 0 });
  await stock.start();
  const after = await floor.toolbox(`container:${orders.id}`);
  await after.resolve('stock');
  await after.fetch(url, floor.nonce);
  await (await atStock()).askInVain(stock, 8080, () => after.fetch(url, floor.nonce));
}

/** Three builds with an edit between two; the second image is searched. */
async function print(floor: Floor, first: string, secret: string): Promise<void> {
  const labels = join(floor.folder, 'labels');
  await put(floor, 'labels/src/label.js', `export const label = '${floor.nonce}';\n`);
  const second = await floor.build(labels, ...nothingToInstall);
  const [one, two] = await Promise.all([first, second].map((image) => running(floor, image)));
  const number = await one?.fetch(`${page}installation`, '-');
  assert.equal(await two?.fetch(`${page}installation`, '-'), number);
  await two?.fetch(page, floor.nonce);
  const files = await addedFiles(floor.docker, second);
  const texts = await Promise.all(files.map(({ path }) => readFile(path, 'utf8')));
  assert(texts.join('\n').includes(floor.nonce) && !texts.join('\n').includes(secret));
  const lock = await readFile(join(labels, 'package-lock.json'), 'utf8');
  const weights = floor.name('weights');
  await put(floor, 'labels/package-lock.json', withSubDependency(weights, { of: 'ms' })(lock));
  const third = await running(floor, await floor.build(labels));
  await third.fetch(`${page}packages`, weights);
}

async function running(floor: Floor, image: string) {
  const { id } = await floor.start(image);
  return floor.toolbox(`container:${id}`);
}

/** Stopped with an order in hand. */
async function stop(floor: Floor, image: string): Promise<void> {
  const desk = await floor.start(image);
  const toolbox = await floor.toolbox(`container:${desk.id}`);
  await toolbox.fetch(page, 'open');
  const send = floor.nonce;
  const packing = toolbox.fetch(page, `packed ${send}`, { method: 'POST', send });
  const begun = async () =>
    (await desk.logs({ stdout: true })).includes(`begun ${send}`) || undefined;
  assert(await waitFor(begun, { withinMs: 5000, everyMs: 5 }));
  await desk.stop({ t: 5 });
  await packing;
  const { State: state } = await desk.inspect();
  assert.equal(state.ExitCode, 0);
}

async function put(floor: Floor, file: string, text: string): Promise<void> {
  const path = join(floor.folder, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
