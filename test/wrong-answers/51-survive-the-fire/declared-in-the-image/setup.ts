import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GenericContainer } from 'testcontainers';

/**
 * Starts the guest book of the shop.
 * @param volume the name of the volume that is to keep the book
 */
export default async function setup({ volume: _volume }: { volume: string }) {
  const context = join(import.meta.dirname, 'shelf');
  await mkdir(context, { recursive: true });
  await writeFile(join(context, 'Dockerfile'), 'FROM node:24-trixie-slim\nVOLUME /srv/book\n');
  const image = await GenericContainer.fromDockerfile(context).build();

  const book = await image
    .withCopyFilesToContainer([
      { source: join(import.meta.dirname, 'app', 'book.js'), target: '/app/book.js' },
    ])
    .withCommand(['node', '/app/book.js'])
    .start();

  return { book };
}
