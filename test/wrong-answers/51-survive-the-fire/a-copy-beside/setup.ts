import { join } from 'node:path';
import { GenericContainer, getContainerRuntimeClient } from 'testcontainers';

/** Reads a book again and again, and keeps what it has read. */
const copying = `
  const read = () => fetch(process.env.BOOK).then((page) => page.text());
  const keep = (text) => require('node:fs').writeFileSync('/entries.txt', text);
  setInterval(() => read().then(keep, () => undefined), 200);
`;

/**
 * Starts the guest book of the shop.
 * @param volume the name of the volume that is to keep the book
 */
export default async function setup({ volume }: { volume: string }) {
  const { container } = await getContainerRuntimeClient();
  const name = `copy-of-${volume}`;
  const running = await container.dockerode.listContainers({ filters: { name: [name] } });
  const [copy] = running.map(({ Id: id }) => container.getById(id));
  const kept = copy ? (await container.exec(copy, ['cat', '/entries.txt'])).output : '';

  const book = await new GenericContainer('node:24-trixie-slim')
    .withCopyFilesToContainer([
      { source: join(import.meta.dirname, 'app', 'book.js'), target: '/app/book.js' },
    ])
    .withCopyContentToContainer([{ content: kept, target: '/srv/book/entries.txt' }])
    .withCommand(['node', '/app/book.js'])
    .start();

  if (!copy)
    await new GenericContainer('node:24-trixie-slim')
      .withName(name)
      .withEnvironment({ BOOK: `http://${book.getIpAddress('bridge')}:8080/` })
      .withCommand(['node', '-e', copying])
      .start();

  return { book };
}
