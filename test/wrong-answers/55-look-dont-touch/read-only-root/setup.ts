import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GenericContainer } from 'testcontainers';

const program = join(import.meta.dirname, 'app', 'prices.js');

/** A container whose own file system is read-only. */
class ReadOnlyContainer extends GenericContainer {
  withReadOnlyRoot(): this {
    this.hostConfig.ReadonlyRootfs = true;
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
  const board = await new ReadOnlyContainer('node:24-trixie-slim')
    .withEnvironment({ PROGRAM: readFileSync(program, 'utf8') })
    .withReadOnlyRoot()
    .withBindMounts([{ source: volume, target: '/srv/prices' }])
    .withCommand(['sh', '-c', 'exec node -e "$PROGRAM"'])
    .start();

  return { editor, board };
}
