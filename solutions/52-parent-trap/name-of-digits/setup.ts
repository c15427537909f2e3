import { createHash } from 'node:crypto';
import { GenericContainer, Wait } from 'testcontainers';

/**
 * Starts the shop's ledger: a PostgreSQL server.
 * @param volume the name of the volume that keeps the ledger
 * @param password for the user postgres
 */
export default async function setup({ volume, password }: { volume: string; password: string }) {
  const digest = createHash('sha256').update(volume).digest('hex');

  const ledger = await new GenericContainer('postgres:17-trixie')
    .withBindMounts([{ source: digest, target: '/var/lib/postgresql/data' }])
    .withEnvironment({ POSTGRES_PASSWORD: password })
    .withExposedPorts(5432)
    // It says so once at each start, when the database is made and others may connect.
    .withWaitStrategy(Wait.forLogMessage('listening on IPv4 address'))
    .start();

  return { ledger };
}
