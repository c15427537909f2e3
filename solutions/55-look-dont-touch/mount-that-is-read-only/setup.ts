import { join } from 'node:path';
import { GenericContainer } from 'testcontainers';

const program = join(import.meta.dirname, 'app', 'prices.js');

/** A container that can be given mounts in the engine's own, longer form. */
class MountingContainer extends GenericContainer {
  withMount(mount: { Type: 'volume'; Source: string; Target: string; ReadOnly: boolean }): this {
    this.hostConfig.Mounts = [mount];
    return this;
  }
}

/**
 * Starts the editor, who writes the prices, and the board, which shows them.
 * @param volume the name of the volume that holds the prices
 */
export default async function setup({ volume }: { volume: string }) {
  const editor = await new GenericContainer('node:24-trixie-slim')
    .withCopyFilesToContainer([{ source: program, target: '/app/prices.js' }])
    .withBindMounts([{ source: volume, target: '/srv/prices' }])
    .withCommand(['node', '/app/prices.js'])
    .start();
  const board = await new MountingContainer('node:24-trixie-slim')
    .withCopyFilesToContainer([{ source: program, target: '/app/prices.js' }])
    .withMount({ Type: 'volume', Source: volume, Target: '/srv/prices', ReadOnly: true })
    .withCommand(['node', '/app/prices.js'])
    .start();

  return { editor, board };
}
