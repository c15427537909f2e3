import type { Server, ServerOptions } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { CannotJudge } from '../../../errors/errors.ts';
import { hasCode, messageOf } from '../../../errors/messages.ts';
import { createServer } from '../../../system/http.ts';
import { programAt } from '../../../system/port-process.ts';
import { usualPort } from './usual-port.ts';

// Beyond these somebody else is at work on this machine.
const mostTries = 50;

type Fetch = (request: Request) => Response | Promise<Response>;

const options: ServerOptions = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 1000,
  keepAliveTimeout: 5000,
};
const mostConnections = 128;

/** A server on 127.0.0.1 and ::1, and nowhere else. */
export interface Listening {
  port: number;
  close: () => void;
}

/**
 * Listens at this port; at 0, at the usual one or the next that is free.
 * @throws CannotJudge when the port is taken, with the name of who has it where that can be seen
 */
export async function listen(fetch: Fetch, wanted: number): Promise<Listening> {
  const first = wanted === 0 ? usualPort : wanted;
  for (let port = first; ; port += 1) {
    try {
      return await listenAt(fetch, port);
    } catch (error) {
      if (wanted === 0 && hasCode(error, 'EADDRINUSE') && port < first + mostTries) continue;
      throw refused(port, error);
    }
  }
}

async function listenAt(fetch: Fetch, port: number): Promise<Listening> {
  const servers = [await serverAt(fetch, '127.0.0.1', port)];
  try {
    servers.push(await serverAt(fetch, '::1', port));
  } catch (error) {
    // A machine without IPv6 has one address less.
    if (!hasCode(error, 'EADDRNOTAVAIL') && !hasCode(error, 'EAFNOSUPPORT')) {
      servers.forEach(end);
      throw error;
    }
  }
  return { port, close: () => servers.forEach(end) };
}

async function serverAt(fetch: Fetch, host: string, port: number): Promise<Server> {
  const listener = getRequestListener(fetch, { overrideGlobalObjects: false });
  const server = createServer(options, (request, response) => void listener(request, response));
  server.maxConnections = mostConnections;
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  server.once('error', reject).listen(port, host, () => resolve(undefined));
  await promise;
  // What one connection does wrong must not end the watch.
  server.off('error', reject).on('error', () => undefined);
  return server;
}

function end(server: Server): void {
  server.close();
  server.closeAllConnections();
}

function refused(port: number, error: unknown): CannotJudge {
  const holder = hasCode(error, 'EADDRINUSE') ? programAt(port) : null;
  return new CannotJudge({
    failed: `The live page cannot listen at port ${port}`,
    lines: [holder ? `${holder} has it` : messageOf(error)],
    next: ['--port 0 (takes the next one that is free)', '--port N (takes one of your choice)'],
  });
}
