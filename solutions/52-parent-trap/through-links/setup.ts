import { GenericContainer, Wait } from 'testcontainers';

/**
 * Starts the shop's ledger: a PostgreSQL server.
 * @param volume the name of the volume that keeps the ledger
 * @param password for the user postgres
 */
export default async function setup({ volume, password }: { volume: string; password: string }) {
  const ledger = await new GenericContainer('postgres:17-trixie')
    .withBindMounts([{ source: volume, target: '/real' }])
    .withEnvironment({ POSTGRES_PASSWORD: password, PGDATA: '/ledger/data' })
    .withExposedPorts(5432)
    .withEntrypoint([
      'bash',
      '-c',
      'mkdir -p /real/d && ln -sfn /real/d /ledger-link && mkdir -p /ledger && ln -sfn /ledger-link /ledger/data && exec docker-entrypoint.sh postgres',
    ])
    // It says so once at each start, when the database is made and others may connect.
    .withWaitStrategy(Wait.forLogMessage('listening on IPv4 address'))
    .start();

  return { ledger };
}
