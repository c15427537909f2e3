import { inThread } from './in-thread.ts';
import type { PostgresAddress } from './postgres-client.ts';

export type { PostgresLogin } from './postgres-client.ts';

/** Sends one query in a connection of its own; resolves to the rows. */
export function queryAt(
  address: PostgresAddress,
  sql: string,
  values: unknown[] = [],
  withinMs = 30_000,
) {
  const asked = inThread({ kind: 'postgres', address, sql, values, withinMs });
  return asked as Promise<Record<string, unknown>[]>;
}
