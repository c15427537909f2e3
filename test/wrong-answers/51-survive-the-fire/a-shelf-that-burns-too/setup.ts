import { join } from 'node:path';
import { GenericContainer, getContainerRuntimeClient } from 'testcontainers';

/** A container that takes over what another one has mounted. */
class TakingOverContainer extends GenericContainer {
  withVolumesFrom(id: string): this {
    this.hostConfig.VolumesFrom = [id];
    return this;
  }
}

/**
 * Starts the guest book of the shop.
 * @param volume the name of the volume that is to keep the book
 */
export default async function setup({ volume }: { volume: string }) {
  const { container } = await getContainerRuntimeClient();
  // It never runs: it holds an anonymous volume for the next container to take over.
  const shelf = container.dockerode.getContainer(volume);
  await shelf.inspect().catch(() =>
    container.dockerode.createContainer({
      name: volume,
      Image: 'node:24-trixie-slim',
      Volumes: { '/srv/book': {} },
    }),
  );

  const book = await new TakingOverContainer('node:24-trixie-slim')
    .withCopyFilesToContainer([
      { source: join(import.meta.dirname, 'app', 'book.js'), target: '/app/book.js' },
    ])
    .withVolumesFrom(volume)
    .withCommand(['node', '/app/book.js'])
    .start();

  return { book };
}
