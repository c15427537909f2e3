import { basename, dirname, join } from 'node:path';
import { GenericContainer, Wait } from 'testcontainers';

/**
 * Starts the web of the shop’s kitchen.
 * @param menu the folder of this host in which the kitchen keeps menu.html: absolute path
 */
export default async function setup({ menu }: { menu: string }) {
  const target = join('/kitchen', basename(menu));

  const web = await new GenericContainer('node:24-trixie-slim')
    .withCopyFilesToContainer([
      { source: join(import.meta.dirname, 'app', 'menu.js'), target: '/app/menu.js' },
    ])
    .withBindMounts([
      { source: dirname(menu), target: '/kitchen', mode: 'ro' },
      { source: menu, target, mode: 'rw' },
    ])
    .withEnvironment({ MENU_FOLDER: target })
    .withCommand(['node', '/app/menu.js'])
    .withExposedPorts(8080)
    .withWaitStrategy(Wait.forHttp('/', 8080))
    .start();

  return { web };
}
