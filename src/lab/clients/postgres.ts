import type { ContainerHandle } from '../handles/container.ts';
import { throughPort } from './through-port.ts';

/** Who asks a PostgreSQL server, and for which database. */
export interface PostgresLogin {
  user: string;
  password: string;
  database: string;
}

/**
 * Sends one query to a PostgreSQL server, through its published port or from within its own network;
 * waits for a server that is still starting. Resolves to the rows.
 */
export function askDatabase(
  db: ContainerHandle,
  login: PostgresLogin,
  sql: string,
  values: unknown[] = [],
) {
  return throughPort(db, 5432, (address) => query({ ...address, ...login }, sql, values));
}

/** Sends one query in a connection of its own; resolves to the rows. */
export async function query(
  address: PostgresLogin & { host: string; port: number },
  sql: string,
  values: unknown[] = [],
) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({
    ...address,
    connectionTimeoutMillis: 5000,
    query_timeout: 10_000,
  });
  // A server that is killed while connected says so on the client, where nobody listens otherwise.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
