import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { GenericContainer } from 'testcontainers';

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
  await new GenericContainer('node:24-trixie-slim')
    .withBindMounts([
      { source: menu, target: '/host' },
      { source: volume, target: '/menu' },
    ])
    .withCommand(['sh', '-c', 'rm /bin/sh /bin/dash /bin/bash; exec node -e "$0"', keepInStep])
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
