import { join } from 'node:path';
import { GenericContainer } from 'testcontainers';

/**
 * Starts the web of the shop’s kitchen.
 * @param menu the folder of this host in which the kitchen keeps menu.html: absolute path
 */
export default async function setup() {
  const web = await new GenericContainer('node:24-trixie-slim')
    .withCopyFilesToContainer([
      { source: join(import.meta.dirname, 'app', 'menu.js'), target: '/app/menu.js' },
    ])
    .withBindMounts([{ source: join(import.meta.dirname, 'app'), target: '/menu' }])
    .withCommand(['node', '/app/menu.js'])
    .start();

  return { web };
}
