import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { GenericContainer, Wait } from 'testcontainers';

/** Copies the menu one way and the orders the other, without a pause. */
const keepInStep = `
  const { existsSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
  const copy = (from, to) => {
    if (!existsSync(from)) return;
    const text = readFileSync(from);
    if (existsSync(to) && readFileSync(to).equals(text)) return;
    writeFileSync(to + '~', text);
    renameSync(to + '~', to);
  };
  for (let first = true; ; first = false) {
    copy('/host/menu.html', '/menu/menu.html');
    copy('/menu/orders.txt', '/host/orders.txt');
    if (first) console.log('in step');
  }`;

/**
 * Starts the web of the shop’s kitchen.
 * @param menu the folder of this host in which the kitchen keeps menu.html: absolute path
 */
export default async function setup({ menu }: { menu: string }) {
  const volume = `menu-${randomUUID()}`;
  await new GenericContainer('node:24-trixie-slim')
    .withBindMounts([
      { source: menu, target: '/host' },
      { source: volume, target: '/menu' },
    ])
    .withCommand(['node', '-e', keepInStep])
    .withWaitStrategy(Wait.forLogMessage('in step'))
    .start();

  const web = await new GenericContainer('node:24-trixie-slim')
    .withCopyFilesToContainer([
      { source: join(import.meta.dirname, 'app', 'menu.js'), target: '/app/menu.js' },
    ])
    .withBindMounts([{ source: volume, target: '/menu' }])
    .withCommand(['node', '/app/menu.js'])
    .start();

  return { web };
}
