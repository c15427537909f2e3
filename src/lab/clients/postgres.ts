import type { ContainerInfo } from 'dockerode';
import { AttemptError } from '../run/observation.ts';
import type { ContainerHandle } from '../objects/container/container.ts';
import { keyOf, ownContainers } from '../objects/container/list.ts';
import { whileOthersPaused } from '../objects/container/pause.ts';
import { queryAt, type PostgresLogin } from './postgres-query.ts';
import { strangersWay } from './strangers-way.ts';
import { throughPort } from './through-port.ts';
import type { Address } from './tunnel.ts';

export type { PostgresLogin } from './postgres-query.ts';

const port = 5432;

/**
 * Sends one query to a PostgreSQL server from where strangers would, through its published port or from
 * within its own network; waits for a server that is still starting. Resolves to the rows.
 */
export async function askDatabase(
  db: ContainerHandle,
  login: PostgresLogin,
  sql: string,
  values: unknown[] = [],
) {
  const way = await strangersWay(db, login);
  return throughPort(db, port, (address) => queryAt({ ...address, ...login }, sql, values), way);
}

/**
 * As {@link askDatabase}, while every other container of the attempt stands still: whoever answers is
 * this one, and passes on nobody's word.
 */
export async function askDatabaseAlone(db: ContainerHandle, login: PostgresLogin, sql: string) {
  // Until it runs, it may well wait for others.
  const way = await strangersWay(db, login);
  const ask = (address: Address) => queryAt({ ...address, ...login }, sql, [], 10_000);
  const alone = (withinMs: number) =>
    whileOthersPaused(db, () => throughPort(db, port, ask, { ...way, withinMs }));
  try {
    return await alone(6000);
  } catch (error) {
    if (!(error instanceof AttemptError) || error.cause !== undefined) throw error;
    const others = (await ownContainers(db.run)).filter(({ Id: other }) => other !== db.id);
    if (others.length === 0) throw error;
    // Nobody has answered. Where somebody does when the others go on, it is not the machine that is slow.
    await throughPort(db, port, ask, way);
    return await alone(15_000).catch((again: unknown) => {
      throw again instanceof AttemptError ? passedOnFault(db, others, again) : again;
    });
  }
}

function passedOnFault(
  { key, run }: ContainerHandle,
  others: ContainerInfo[],
  { finding }: AttemptError,
): AttemptError {
  const names = others.map((other) => keyOf(run, other)).join(' and ');
  return new AttemptError({
    ran: `docker pause ${names}; psql -h ${key} -p ${port}`,
    got: `${finding.got}; after docker unpause it answered`,
    expected: `an answer of ${key} alone, with a database of its own`,
  });
}
