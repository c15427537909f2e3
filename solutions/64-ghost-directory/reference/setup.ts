import { join } from 'node:path';
import { GenericContainer } from 'testcontainers';

/** A container that can be given mounts in the engine's own, longer form. */
class MountingContainer extends GenericContainer {
  withMount(mount: { Type: 'bind'; Source: string; Target: string }): this {
    this.hostConfig.Mounts = [mount];
    return this;
  }
}

/**
 * Opens the shop.
 * @param settings the file of the host with the settings: absolute path
 */
export default async function setup({ settings }: { settings: string }) {
  const shop = await new MountingContainer('node:24-trixie-slim')
    .withCopyFilesToContainer([
      { source: join(import.meta.dirname, 'app', 'shop.js'), target: '/app/shop.js' },
    ])
    .withMount({ Type: 'bind', Source: settings, Target: '/etc/shop.json' })
    .withCommand(['node', '/app/shop.js'])
    .start();

  return { shop };
}
