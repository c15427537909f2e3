import { join } from 'node:path';
import { GenericContainer } from 'testcontainers';

const program = join(import.meta.dirname, 'app', 'prices.js');

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
  const board = await new GenericContainer('node:24-trixie-slim')
    .withCopyFilesToContainer([{ source: program, target: '/app/prices.js' }])
    .withCopyContentToContainer([{ content: 'apples', target: '/srv/prices/today.txt' }])
    .withCommand(['node', '/app/prices.js'])
    .start();

  return { editor, board };
}
