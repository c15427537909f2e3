import { randomBytes } from 'node:crypto';
import { waitFor } from '../../system/wait-for.ts';
import { AttemptError } from '../run/observation.ts';
import type { ContainerHandle } from '../objects/container/container.ts';
import { addressesOf } from '../objects/network/network.ts';
import { isLoopback } from '../objects/network/listeners.ts';
import { queryAt, type PostgresLogin } from './postgres-query.ts';
import { throughPort, type Way } from './through-port.ts';

const port = 5432;

const found = new WeakMap<ContainerHandle, Map<string, Promise<Way>>>();

/**
 * A way to a PostgreSQL server on which it asks for the password: what a login shows there, it shows
 * of the password too. From 127.0.0.1 whoever asks is let in, as PostgreSQL has it by default. Waits
 * for a server that is still starting.
 */
export function strangersWay(db: ContainerHandle, login: PostgresLogin): Promise<Way> {
  const ways = found.get(db) ?? new Map<string, Promise<Way>>();
  found.set(db, ways);
  const key = JSON.stringify(login);
  const way = ways.get(key) ?? find(db, login);
  ways.set(key, way);
  // One that has failed is looked for again: the server may have been about to start.
  way.catch(() => ways.delete(key));
  return way;
}

async function find(db: ContainerHandle, login: PostgresLogin): Promise<Way> {
  let from = '';
  for await (const way of waysTo(db)) {
    const seen = await whoGotIn(db, login, way);
    if (seen === null) return way;
    from = seen;
    // Some engines carry what comes through a published port to the server’s own loopback.
    if (!/^(?:127\.|::1)/.test(seen)) break;
  }
  throw openFault(db, login, from);
}

/** With another password than the right one: null when it is refused, else where the server saw it come from. */
async function whoGotIn(db: ContainerHandle, login: PostgresLogin, way: Way) {
  const password = randomBytes(9).toString('hex');
  const sql = 'SELECT host(inet_client_addr()) AS address';
  const dialledAt = (address: { host: string; port: number }) =>
    queryAt({ ...address, ...login, password }, sql);
  try {
    const [row] = await throughPort(db, port, dialledAt, way);
    return String(row?.['address']);
  } catch (error) {
    // Where nobody has answered in time, there is no cause.
    if (error instanceof AttemptError && error.cause !== undefined) return null;
    throw error;
  }
}

async function* waysTo(db: ContainerHandle): AsyncGenerator<Way> {
  const published = (await db.publishedPorts()).map(({ containerPort }) => containerPort);
  if (published.includes(`${port}/tcp`)) yield {};
  const [listener] = (await waitFor(() => listenersAt(db), { withinMs: 15_000 })) ?? [];
  const [place] = addressesOf(await db.inspectNamespace());
  if (listener && !isLoopback(listener) && place)
    yield { inside: { to: `${place.address}:${port}` } };
  // With the host’s network, with none, or where it listens for itself alone: another loopback address.
  else yield { inside: { to: `127.0.0.1:${port}`, from: '127.0.0.2' } };
}

/** Those that wait at PostgreSQL's port; undefined while nobody does. */
async function listenersAt(db: ContainerHandle) {
  const listeners = (await db.listeners()).filter((one) => one.port === port);
  return listeners.length > 0 ? listeners : undefined;
}

function openFault(db: ContainerHandle, { user }: PostgresLogin, from: string): AttemptError {
  return new AttemptError({
    ran: `PGPASSWORD=<any word> psql -h ${db.key} -U ${user}   (from ${from})`,
    got: 'logged in',
    expected: `password authentication failed for user "${user}"`,
    see: [`${db.key} asks for no password there`],
  });
}
