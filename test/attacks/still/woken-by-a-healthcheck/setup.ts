import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { GenericContainer } from 'testcontainers';

/** A container with a healthcheck and a command of one's own. */
class Copier extends GenericContainer {
  checkedBy(command: string): this {
    const second = 1_000_000_000;
    this.createOpts.Healthcheck = {
      Test: ['CMD-SHELL', command],
      Interval: second / 20,
      Timeout: 10 * second,
    };
    return this;
  }
}

/** Copies the menu, over and over, without a pause. */
const keepInStep = `
  const { readFileSync, renameSync, writeFileSync } = require('node:fs');
  for (let before = ''; ; ) {
    const text = readFileSync('/host/menu.html', 'utf8');
    if (text === before) continue;
    writeFileSync('/menu/menu.html~', text);
    renameSync('/menu/menu.html~', '/menu/menu.html');
    before = text;
  }`;

export default async function setup({ menu }: { menu: string }) {
  const volume = `menu-${randomUUID()}`;
  await new Copier('node:24-trixie-slim')
    .withBindMounts([
      { source: menu, target: '/host' },
      { source: volume, target: '/menu' },
    ])
    .withCommand(['node', '-e', keepInStep])
    .checkedBy('kill -CONT -1; kill -CONT 1')
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
