import { join } from 'node:path';
import { GenericContainer } from 'testcontainers';

/** A container that can be given a folder of the host in the engine's own, stricter form. */
class MountingContainer extends GenericContainer {
  withFolder(source: string, target: string): this {
    this.hostConfig.Mounts = [{ Type: 'bind', Source: source, Target: target }];
    return this;
  }
}

/**
 * Starts the web of the shop’s kitchen.
 * @param menu the folder of this host in which the kitchen keeps menu.html: absolute path
 */
export default async function setup({ menu }: { menu: string }) {
  const web = await new MountingContainer('node:24-trixie-slim')
    .withCopyFilesToContainer([
      { source: join(import.meta.dirname, 'app', 'menu.js'), target: '/app/menu.js' },
    ])
    .withFolder(menu, '/menu')
    .withCommand(['node', '/app/menu.js'])
    .start();

  return { web };
}
