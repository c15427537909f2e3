import { join } from 'node:path';
import { GenericContainer } from 'testcontainers';

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
    .withEnvironment({ MENU_FOLDER: '/host/copy' })
    .withCommand([
      'sh',
      '-c',
      `mkdir /host/copy && cp /host/menu.html /host/copy/
      while :; do cp /host/menu.html /host/copy/~ && mv /host/copy/~ /host/copy/menu.html; done &
      exec node /app/menu.js`,
    ])
    .start();

  return { web };
}
