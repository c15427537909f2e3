import { join } from 'node:path';
import { GenericContainer } from 'testcontainers';

/** A container that can be given mounts in the engine's own, longer form. */
class MountingContainer extends GenericContainer {
  withMount(mount: { Type: 'volume'; Source: string; Target: string }): this {
    this.hostConfig.Mounts = [mount];
    return this;
  }
}

/**
 * Starts the guest book of the shop.
 * @param volume the name of the volume that is to keep the book
 */
export default async function setup({ volume }: { volume: string }) {
  const book = await new MountingContainer('node:24-trixie-slim')
    .withCopyFilesToContainer([
      { source: join(import.meta.dirname, 'app', 'book.js'), target: '/app/book.js' },
    ])
    .withMount({ Type: 'volume', Source: volume, Target: '/srv/book' })
    .withCommand(['node', '/app/book.js'])
    .start();

  return { book };
}
