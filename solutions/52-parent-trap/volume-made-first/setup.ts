import { GenericContainer, getContainerRuntimeClient, Wait } from 'testcontainers';

/** A container that can be given mounts in the engine's own, longer form. */
class MountingContainer extends GenericContainer {
  withMount(mount: { Type: 'volume' | 'bind'; Source: string; Target: string }): this {
    this.hostConfig.Mounts = [mount];
    return this;
  }
}

/**
 * Starts the shop's ledger: a PostgreSQL server.
 * @param volume the name of the volume that keeps the ledger
 * @param password for the user postgres
 */
export default async function setup({ volume, password }: { volume: string; password: string }) {
  const { container } = await getContainerRuntimeClient();
  // For a volume of this name that is there already, this changes nothing.
  await container.dockerode.createVolume({ Name: volume });

  const ledger = await new MountingContainer('postgres:17-trixie')
    .withMount({ Type: 'volume', Source: volume, Target: '/var/lib/postgresql/data' })
    .withEnvironment({ POSTGRES_PASSWORD: password })
    .withExposedPorts(5432)
    // It says so once at each start, when the database is made and others may connect.
    .withWaitStrategy(Wait.forLogMessage('listening on IPv4 address'))
    .start();

  return { ledger };
}
