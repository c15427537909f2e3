import { join } from 'node:path';
import { GenericContainer } from 'testcontainers';

/** Copies the menu when the kernel says that the folder has changed, and serves the copy. */
const watched = `
  const { copyFileSync, watch } = require('node:fs');
  watch('/host', () => {
    try {
      copyFileSync('/host/menu.html', '/dev/shm/menu.html');
    } catch {}
  });
  copyFileSync('/host/menu.html', '/dev/shm/menu.html');
  require('/app/menu.js');`;

/**
 * Starts the web of the shop’s kitchen.
 * @param menu the folder of this host in which the kitchen keeps menu.html: absolute path
 */
export default async function setup({ menu }: { menu: string }) {
  const web = await new GenericContainer('node:24-trixie-slim')
    .withCopyFilesToContainer([
      { source: join(import.meta.dirname, 'app', 'menu.js'), target: '/app/menu.js' },
    ])
    .withBindMounts([{ source: menu, target: '/host' }])
    .withEnvironment({ MENU_FOLDER: '/dev/shm' })
    .withCommand(['node', '-e', watched])
    .start();

  return { web };
}
