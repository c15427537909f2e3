import type { PostgresLogin } from './postgres.ts';

/** A PostgreSQL server, and who asks it. */
export type PostgresAddress = PostgresLogin & { host: string; port: number };

/** Sends one query in a connection of its own; resolves to the rows. */
export async function query(address: PostgresAddress, sql: string, values: unknown[] = []) {
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
