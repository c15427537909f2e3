import { GenericContainer, Wait } from 'testcontainers';

/** A folder for tables, and then what the image would run. */
const makeRoom = 'mkdir -p /fast && chown postgres /fast && exec docker-entrypoint.sh "$@"';

/**
 * Starts the shop's ledger: a PostgreSQL server.
 * @param volume the name of the volume that keeps the ledger
 * @param password for the user postgres
 */
export default async function setup({ volume, password }: { volume: string; password: string }) {
  const ledger = await new GenericContainer('postgres:17-trixie')
    .withBindMounts([{ source: volume, target: '/var/lib/postgresql/data' }])
    .withEnvironment({ POSTGRES_PASSWORD: password })
    .withCommand(['postgres', '-c', 'default_tablespace=fast'])
    .withCopyContentToContainer([
      {
        content: "CREATE TABLESPACE fast LOCATION '/fast'",
        target: '/docker-entrypoint-initdb.d/fast.sql',
      },
    ])
    .withEntrypoint(['bash', '-c', makeRoom, 'ledger'])
    .withExposedPorts(5432)
    // It says so once at each start, when the database is made and others may connect.
    .withWaitStrategy(Wait.forLogMessage('listening on IPv4 address'))
    .start();

  return { ledger };
}
