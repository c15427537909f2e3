import pg from 'pg';

/** Who asks a PostgreSQL server, and for which database. */
export interface PostgresLogin {
  user: string;
  password: string;
  database: string;
}

/** Sends one query in a connection of its own; resolves to the rows. */
export async function query(
  address: PostgresLogin & { host: string; port: number },
  sql: string,
  values: unknown[] = [],
) {
  const client = new pg.Client({ ...address, connectionTimeoutMillis: 5000 });
  // A server that is killed while connected says so on the client, where nobody listens otherwise.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
