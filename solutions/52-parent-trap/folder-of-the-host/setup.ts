import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GenericContainer, Wait } from 'testcontainers';

/**
 * Starts the shop's ledger: a PostgreSQL server.
 * @param volume what the folder that keeps the ledger is called
 * @param password for the user postgres
 */
export default async function setup({ volume, password }: { volume: string; password: string }) {
  const folder = join(tmpdir(), volume);
  await mkdir(folder, { recursive: true });

  const ledger = await new GenericContainer('postgres:17-trixie')
    .withBindMounts([{ source: folder, target: '/var/lib/postgresql/data' }])
    .withEnvironment({ POSTGRES_PASSWORD: password })
    .withExposedPorts(5432)
    // It says so once at each start, when the database is made and others may connect.
    .withWaitStrategy(Wait.forLogMessage('listening on IPv4 address'))
    .start();

  return { ledger };
}
