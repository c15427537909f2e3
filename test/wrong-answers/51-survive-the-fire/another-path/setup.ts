import { join } from 'node:path';
import { GenericContainer } from 'testcontainers';

/**
 * Starts the guest book of the shop.
 * @param volume the name of the volume that is to keep the book
 */
export default async function setup({ volume }: { volume: string }) {
  const book = await new GenericContainer('node:24-trixie-slim')
    .withCopyFilesToContainer([
      { source: join(import.meta.dirname, 'app', 'book.js'), target: '/app/book.js' },
    ])
    .withBindMounts([{ source: volume, target: '/book' }])
    .withCommand(['node', '/app/book.js'])
    .start();

  return { book };
}
