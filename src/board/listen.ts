import type { IncomingMessage, Server, ServerOptions, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { CannotJudge, UsageError } from '../errors/errors.ts';
import { hasCode, messageOf } from '../errors/messages.ts';
import { createServer } from '../system/http.ts';
import { programAt } from '../system/port-process.ts';

/** Where a board is to be found where nobody says otherwise: next to the live page. */
export const usualPort = 4744;

// Beyond these somebody else is at work on this machine.
const mostTries = 50;

const options: ServerOptions = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 1000,
  keepAliveTimeout: 5000,
};
// A class, its teacher, and whoever else tries.
const mostConnections = 1024;

type Fetch = Parameters<typeof getRequestListener>[0];

/** Where a board listens. */
export interface Place {
  /** An address of this machine, or a name of it. */
  host: string;
  /** 0 for the usual port, or the next one that is free. */
  port: number;
  /** For HTTPS: PEM. */
  tls?: { cert: string; key: string } | undefined;
}

export interface Listening {
  port: number;
  close: () => void;
}

/**
 * Listens at this address, and nowhere else.
 * @throws CannotJudge when it cannot, with the name of who has the port where that can be seen
 */
export async function listen(fetch: Fetch, place: Place): Promise<Listening> {
  const first = place.port === 0 ? usualPort : place.port;
  for (let port = first; ; port += 1) {
    try {
      const server = await serverAt(fetch, { ...place, port });
      return { port, close: () => end(server) };
    } catch (error) {
      const taken = hasCode(error, 'EADDRINUSE');
      if (place.port === 0 && taken && port < first + mostTries) continue;
      throw refused({ ...place, port }, error);
    }
  }
}

async function serverAt(fetch: Fetch, { host, port, tls }: Place): Promise<Server> {
  const listener = getRequestListener(fetch, { overrideGlobalObjects: false });
  const handle = (request: IncomingMessage, response: ServerResponse) =>
    void listener(request, response);
  const server: Server = tls
    ? (await import('node:https')).createServer({ ...options, ...tls }, handle)
    : createServer(options, handle);
  server.maxConnections = mostConnections;
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  server.once('error', reject).listen(port, host, () => resolve(undefined));
  await promise;
  // What one connection does wrong must not end the class.
  server.off('error', reject).on('error', () => undefined);
  return server;
}

function end(server: Server): void {
  server.close();
  server.closeAllConnections();
}

function refused({ host, port, tls }: Place, error: unknown): Error {
  if (tls && /PEM|key values mismatch|SSL|ASN1|asn1/i.test(messageOf(error)))
    return new UsageError({
      failed: 'The certificate and its key cannot be used',
      lines: [messageOf(error)],
      next: ['--tls-cert FILE --tls-key FILE (both PEM, and of each other)'],
    });
  const holder = hasCode(error, 'EADDRINUSE') ? programAt(port) : null;
  const notOurs = hasCode(error, 'EADDRNOTAVAIL') || hasCode(error, 'ENOTFOUND');
  return new CannotJudge({
    failed: `The board cannot listen at ${host}, port ${port}`,
    lines: [holder ? `${holder} has it` : messageOf(error)],
    next: notOurs
      ? ['leave --host out: the board lists the addresses of this machine']
      : ['--port 0 (takes the next one that is free)', '--port N (takes one of your choice)'],
  });
}
