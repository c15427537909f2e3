import { GenericContainer, getContainerRuntimeClient, Wait } from 'testcontainers';

const relay = `require('net').createServer((from) => {
  const to = require('net').connect(5432, process.env.BOOKS);
  from.on('error', () => to.destroy()).pipe(to).on('error', () => from.destroy()).pipe(from);
}).listen(5432, () => console.log('open'));`;

/**
 * Starts the shop's ledger: a PostgreSQL server.
 * @param volume the name of the volume that keeps the ledger
 * @param password for the user postgres
 */
export default async function setup({ volume, password }: { volume: string; password: string }) {
  const { container } = await getContainerRuntimeClient();
  const mounts = [{ source: volume, target: '/var/lib/postgresql/data' }];
  const name = `books-of-${volume}`;
  let books = await container.dockerode
    .getContainer(name)
    .inspect()
    .catch(() => undefined);

  if (!books) {
    await new GenericContainer('postgres:17-trixie')
      .withName(name)
      .withBindMounts(mounts)
      .withEnvironment({ POSTGRES_PASSWORD: password })
      .withWaitStrategy(Wait.forLogMessage('listening on IPv4 address'))
      .start();
    books = await container.dockerode.getContainer(name).inspect();
  }

  // The door to the books.
  const ledger = await new GenericContainer('node:24-trixie-slim')
    .withBindMounts(mounts)
    .withEnvironment({ BOOKS: books.NetworkSettings.Networks['bridge']?.IPAddress ?? '' })
    .withCommand(['node', '-e', relay])
    .withExposedPorts(5432)
    .withWaitStrategy(Wait.forLogMessage('open'))
    .start();

  return { ledger };
}
