import type { ContainerHandle } from '../handles/container.ts';
import { inThread } from './in-thread.ts';
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
  return throughPort(db, 5432, (address) => {
    const call = { address: { ...address, ...login }, sql, values };
    return inThread({ kind: 'postgres', ...call }) as Promise<Record<string, unknown>[]>;
  });
}
