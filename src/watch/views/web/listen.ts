import type { Server } from 'node:http';
import { CannotJudge } from '../../../errors/errors.ts';
import { hasCode, messageOf } from '../../../errors/messages.ts';
import { programAt } from '../../../system/port-process.ts';
import { end, listenAtPort, serverAt, type Fetch, type Listening } from './serve.ts';
import { usualPort } from './usual-port.ts';

const mostConnections = 128;

/**
 * Listens on 127.0.0.1 and ::1, and nowhere else.
 * @param wanted a port; 0 for the usual one, or the next that is free
 * @throws CannotJudge when the port is taken, with the name of who has it where that can be seen
 */
export function listen(fetch: Fetch, wanted: number): Promise<Listening> {
  return listenAtPort({ wanted, usual: usualPort }, (port) => onLoopback(fetch, port), refused);
}

async function onLoopback(fetch: Fetch, port: number): Promise<Server[]> {
  const servers = [await serverAt(fetch, { host: '127.0.0.1', port }, mostConnections)];
  try {
    servers.push(await serverAt(fetch, { host: '::1', port }, mostConnections));
  } catch (error) {
    // A machine without IPv6 has one address less.
    if (!hasCode(error, 'EADDRNOTAVAIL') && !hasCode(error, 'EAFNOSUPPORT')) {
      servers.forEach(end);
      throw error;
    }
  }
  return servers;
}

function refused(port: number, error: unknown): CannotJudge {
  const holder = hasCode(error, 'EADDRINUSE') ? programAt(port) : null;
  return new CannotJudge({
    failed: `The live page cannot listen at port ${port}`,
    lines: [holder ? `${holder} has it` : messageOf(error)],
    next: ['--port 0 (takes the next one that is free)', '--port N (takes one of your choice)'],
  });
}
