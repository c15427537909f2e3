import { join } from 'node:path';
import { GenericContainer } from 'testcontainers';

/** A container that gets what another one has mounted. */
class SharingContainer extends GenericContainer {
  withVolumesFrom(id: string): this {
    this.hostConfig.VolumesFrom = [id];
    return this;
  }
}

/**
 * Starts the web of the shop’s kitchen.
 * @param menu the folder of this host in which the kitchen keeps menu.html: absolute path
 */
export default async function setup({ menu }: { menu: string }) {
  const shelf = await new GenericContainer('node:24-trixie-slim')
    .withBindMounts([{ source: menu, target: '/menu' }])
    .withCommand(['sleep', 'infinity'])
    .start();

  const web = await new SharingContainer('node:24-trixie-slim')
    .withCopyFilesToContainer([
      { source: join(import.meta.dirname, 'app', 'menu.js'), target: '/app/menu.js' },
    ])
    .withVolumesFrom(shelf.getId())
    .withCommand(['node', '/app/menu.js'])
    .start();

  return { web };
}
