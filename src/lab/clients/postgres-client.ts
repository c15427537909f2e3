import { NotAgain } from './not-again.ts';

/** Who asks a PostgreSQL server, and for which database. */
export interface PostgresLogin {
  user: string;
  password: string;
  database: string;
}

/** A PostgreSQL server, and who asks it. */
export type PostgresAddress = PostgresLogin & { host: string; port: number };

/** Sends one query in a connection of its own; resolves to the rows. */
export async function query(
  address: PostgresAddress,
  sql: string,
  values: unknown[],
  withinMs: number,
) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({
    ...address,
    connectionTimeoutMillis: 5000,
    query_timeout: withinMs,
  });
  // A server that is killed while connected says so on the client, where nobody listens otherwise.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql, values);
    await client.end();
    return rows;
  } catch (error) {
    // Whoever does not answer any more need not be waited for.
    client.end().catch(() => undefined);
    // It may have been done all the same: asked a second time, a table would be there already.
    throw NotAgain.of(error, error instanceof pg.DatabaseError);
  }
}
