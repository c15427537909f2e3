import { GenericContainer, getContainerRuntimeClient, Wait } from 'testcontainers';

/**
 * Starts the shop's ledger: a PostgreSQL server.
 * @param volume the name of the volume that keeps the ledger
 * @param password for the user postgres
 */
export default async function setup({ volume, password }: { volume: string; password: string }) {
  const { container } = await getContainerRuntimeClient();
  const { Volumes: volumes } = await container.dockerode.listVolumes();
  const last = volumes
    .map(({ Name }) => Name)
    .filter((name) => name.startsWith(`${volume}-`))
    .sort()
    .at(-1);
  const next = `${volume}-${Date.now()}`;

  // A fresh volume for each ledger, with what the last one had.
  if (last)
    await new GenericContainer('postgres:17-trixie')
      .withBindMounts([
        { source: last, target: '/from' },
        { source: next, target: '/to' },
      ])
      .withEntrypoint(['cp', '-a', '/from/.', '/to'])
      .withWaitStrategy(Wait.forOneShotStartup())
      .start();

  const ledger = await new GenericContainer('postgres:17-trixie')
    .withBindMounts([{ source: next, target: '/var/lib/postgresql/data' }])
    .withEnvironment({ POSTGRES_PASSWORD: password })
    .withExposedPorts(5432)
    // It says so once at each start, when the database is made and others may connect.
    .withWaitStrategy(Wait.forLogMessage('listening on IPv4 address'))
    .start();

  return { ledger };
}
