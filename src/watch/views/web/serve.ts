import type { IncomingMessage, Server, ServerOptions, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { hasCode } from '../../../errors/messages.ts';
import { createServer } from '../../../system/http.ts';

export type Fetch = Parameters<typeof getRequestListener>[0];

/** Where a server listens. */
export interface Place {
  /** An address of this machine, or a name of it. */
  host: string;
  port: number;
  /** For HTTPS: PEM. */
  tls?: { cert: string; key: string } | undefined;
}

export interface Listening {
  port: number;
  close: () => void;
}

const options: ServerOptions = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 1000,
  keepAliveTimeout: 5000,
};

/** A server at one address, for so many connections at once. */
export async function serverAt(
  fetch: Fetch,
  { host, port, tls }: Place,
  mostConnections: number,
): Promise<Server> {
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
  // What one connection does wrong must not end whoever serves.
  server.off('error', reject).on('error', () => undefined);
  return server;
}

export function end(server: Server): void {
  server.close();
  server.closeAllConnections();
}

// Beyond these somebody else is at work on this machine.
const mostTries = 50;

interface Ports {
  /** 0 for the usual one, or the next that is free. */
  wanted: number;
  usual: number;
}

/**
 * Listens at the port that is wanted.
 * @param refused makes of what went wrong at a port the error for a person
 */
export async function listenAtPort(
  { wanted, usual }: Ports,
  listenAt: (port: number) => Promise<Server[]>,
  refused: (port: number, error: unknown) => Error,
): Promise<Listening> {
  const first = wanted === 0 ? usual : wanted;
  for (let port = first; ; port += 1) {
    try {
      const servers = await listenAt(port);
      return { port, close: () => servers.forEach(end) };
    } catch (error) {
      if (wanted === 0 && hasCode(error, 'EADDRINUSE') && port < first + mostTries) continue;
      throw refused(port, error);
    }
  }
}
