import { join } from 'node:path';
import { GenericContainer } from 'testcontainers';

/** Copies the menu, over and over, without a pause, in the container of `web` itself. */
const keepInStep = `
  const { readFileSync, renameSync, writeFileSync } = require('node:fs');
  for (let before = ''; ; ) {
    const text = readFileSync('/host/menu.html', 'utf8');
    if (text === before) continue;
    writeFileSync('/menu/menu.html~', text);
    renameSync('/menu/menu.html~', '/menu/menu.html');
    before = text;
  }`;

/**
 * Starts the web of the shop’s kitchen.
 * @param menu the folder of this host in which the kitchen keeps menu.html: absolute path
 */
export default async function setup({ menu }: { menu: string }) {
  const web = await new GenericContainer('node:24-trixie-slim')
    .withCopyFilesToContainer([
      { source: join(import.meta.dirname, 'app', 'menu.js'), target: '/app/menu.js' },
    ])
    .withCopyDirectoriesToContainer([{ source: menu, target: '/menu' }])
    .withBindMounts([{ source: menu, target: '/host' }])
    .withEnvironment({ KEEP_IN_STEP: keepInStep })
    .withCommand(['sh', '-c', 'node -e "$KEEP_IN_STEP" & exec node /app/menu.js'])
    .start();

  return { web };
}
