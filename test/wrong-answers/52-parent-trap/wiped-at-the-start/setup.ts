import { GenericContainer, getContainerRuntimeClient, Wait } from 'testcontainers';

/**
 * Starts the shop's ledger: a PostgreSQL server.
 * @param volume the name of the volume that keeps the ledger
 * @param password for the user postgres
 */
export default async function setup({ volume, password }: { volume: string; password: string }) {
  // A clean start, each time.
  const { container } = await getContainerRuntimeClient();
  await container.dockerode
    .getVolume(volume)
    .remove()
    .catch(() => undefined);

  const ledger = await new GenericContainer('postgres:17-trixie')
    .withBindMounts([{ source: volume, target: '/var/lib/postgresql/data' }])
    .withEnvironment({ POSTGRES_PASSWORD: password })
    .withExposedPorts(5432)
    // It says so once at each start, when the database is made and others may connect.
    .withWaitStrategy(Wait.forLogMessage('listening on IPv4 address'))
    .start();

  return { ledger };
}
