import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { hasCode } from '../errors/messages.ts';

const handedOut = new Set<number>();

/**
 * A TCP port that is free on this machine now. It lies below the ranges from which systems and
 * engines take ports by themselves, so that none of them takes it before the attempt does.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (handedOut.has(port) || !(await isFree(port))) continue;
    handedOut.add(port);
    return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      if (hasCode(error, 'EADDRINUSE') || hasCode(error, 'EACCES')) resolve(false);
      else reject(error);
    });
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
