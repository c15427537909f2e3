import { GenericContainer, getContainerRuntimeClient, Wait } from 'testcontainers';

/**
 * Starts the shop's ledger: a PostgreSQL server.
 * @param volume the name of the volume that keeps the ledger
 * @param password for the user postgres
 */
export default async function setup({ volume, password }: { volume: string; password: string }) {
  const { container } = await getContainerRuntimeClient();
  const options = { type: 'tmpfs', device: 'tmpfs', o: 'size=300m' };
  await container.dockerode.createVolume({ Name: volume, DriverOpts: options });

  const ledger = await new GenericContainer('postgres:17-trixie')
    .withBindMounts([{ source: volume, target: '/var/lib/postgresql/data' }])
    .withEnvironment({ POSTGRES_PASSWORD: password })
    .withExposedPorts(5432)
    // It says so once at each start, when the database is made and others may connect.
    .withWaitStrategy(Wait.forLogMessage('listening on IPv4 address'))
    .start();

  return { ledger };
}
