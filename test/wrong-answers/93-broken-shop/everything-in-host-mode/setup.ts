import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { GenericContainer, Wait, type StartedTestContainer } from 'testcontainers';

interface Day {
  /** A word that the window, the board, the audit and the stock list have to tell. */
  word: string;
  /** The port of the host at which the tournament board has to be found. */
  port: number;
  /** A folder of this host: the audit’s `report.txt` has to lie in it. */
  outbox: string;
  /** The name of the volume that is to keep the guest book. */
  volume: string;
  /** The folder of this host in which the cook keeps `menu.html`. */
  menu: string;
}

type Shop = Record<
  'window' | 'board' | 'audit' | 'orders' | 'stock' | 'book' | 'menu',
  StartedTestContainer
>;

/** Opens the departments side by side. None needs another: one that cannot open is left out. */
export default async function setup(day: Day) {
  const shop = {} as Shop;
  const departments = [openWindow, openBoard, runAudit, openStockroom, openBook, openMenu];

  await Promise.all(
    departments.map(async (open) => {
      try {
        Object.assign(shop, await Promise.race([open(day), closingTime()]));
      } catch (error) {
        console.error(`${open.name}: ${String(error)}`);
      }
    }),
  );

  return shop;
}

/** No department may take longer to open. */
async function closingTime(): Promise<never> {
  await after(45_000);
  throw new Error('it timed out after 45 s');
}

const node = 'node:24-trixie-slim';

/** A program of the folder app/, as it is copied into a container. */
const program = (name: string) => ({
  source: join(import.meta.dirname, 'app', name),
  target: `/app/${name}`,
});

/** The shop window: a page that customers on the host see at a published port. */
async function openWindow({ word }: Day) {
  const server = 'server { listen 8099; root /usr/share/nginx/html; }\n';

  const window = await new GenericContainer('nginx:stable-trixie')
    .withCopyContentToContainer([
      { content: server, target: '/etc/nginx/conf.d/default.conf' },
      { content: word, target: '/usr/share/nginx/html/index.html' },
    ])
    .withNetworkMode('host')
    .withWaitStrategy(Wait.forLogMessage('start worker process'))
    .start();

  return { window };
}

/** Shows tonight’s match on PORT. */
const scoreboard = `
  const { MATCH, PORT } = process.env;
  require('node:http')
    .createServer((request, response) => response.end('tonight: ' + MATCH))
    .listen(PORT, '0.0.0.0');
`;

/** The tournament board, on the host network: players on the host find it at `port`. */
async function openBoard({ word, port }: Day) {
  const board = await new GenericContainer(node)
    .withNetworkMode('host')
    .withEnvironment({ MATCH: word, PORT: String(port) })
    .withCommand(['node', '-e', scoreboard])
    .start();

  return { board };
}

/** The night audit. Nobody may talk to it, and it may talk to nobody: its report leaves by the outbox. */
async function runAudit({ word, outbox }: Day) {
  const audit = await new GenericContainer(node)
    .withNetworkMode('host')
    .withCopyFilesToContainer([program('audit.mjs')])
    .withBindMounts([{ source: outbox, target: '/outbox' }])
    .withEnvironment({ NIGHT: word })
    .withCommand(['node', '/app/audit.mjs'])
    .start();

  return { audit };
}

/** Answers every request on port 8080 with what is in stock. */
const stockList = `
  require('node:http')
    .createServer((request, response) => response.end('in stock: ' + process.env.STOCK))
    .listen(8080);
`;

/** The stockroom: orders asks at http://stock:8080/. */
async function openStockroom({ word }: Day) {
  const [orders, stock] = await Promise.all([
    new GenericContainer(node).withNetworkMode('host').withCommand(['sleep', 'infinity']).start(),
    new GenericContainer(node)
      .withNetworkMode('host')
      .withHostname('stock')
      .withEnvironment({ STOCK: word })
      .withCommand(['node', '-e', stockList])
      .start(),
  ]);

  return { orders, stock };
}

/** The guest book: what guests have written outlives the container. */
async function openBook({ volume }: Day) {
  const book = await new GenericContainer(node)
    .withNetworkMode('host')
    .withCopyFilesToContainer([program('book.js')])
    .withBindMounts([{ source: volume, target: '/srv/book' }])
    .withCommand(['node', '/app/book.js'])
    .start();

  return { book };
}

/** The soup counter: customers see the menu that the cook has saved last. */
async function openMenu({ menu: folder }: Day) {
  const menu = await new GenericContainer(node)
    .withNetworkMode('host')
    .withCopyFilesToContainer([program('menu.js')])
    .withBindMounts([{ source: folder, target: '/menu' }])
    .withCommand(['node', '/app/menu.js'])
    .start();

  return { menu };
}
