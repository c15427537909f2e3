import type { ContainerHandle } from './container.ts';

/**
 * Whether a request waits at a server that stands still: bytes that have come and that nobody has
 * read, at its port, or at a Unix socket. One end of that is where the client is.
 */
export async function requestWaits({
  server,
  port,
  client,
}: {
  server: ContainerHandle;
  port: number;
  client: ContainerHandle;
}): Promise<boolean> {
  const sockets = await unread(server);
  if (sockets.some(({ local }) => local.endsWith(`:${port}`))) return true;
  const hidden = (await server.addressesOfBothFamilies()).length === 0;
  const all = hidden ? [...sockets, ...(await unread(client))] : sockets;
  return all.some(({ kind }) => kind === 'u_str');
}

/**
 * For how long everybody stands still once a request waits that was sent at `began` (of
 * `performance.now()`): milliseconds in which somebody else may answer, more on a slow machine.
 */
export function momentAfter(began: number): number {
  return Math.max(250, 3 * (performance.now() - began));
}

/** The connections in a container’s network namespace that have something to read. */
async function unread(container: ContainerHandle) {
  const { stdout } = await container.probe(['ss', '-Hntx']);
  return stdout.split('\n').flatMap((line) => {
    const [kind = '', state, received, , local = ''] = line.trim().split(/\s+/);
    // That the other side has hung up is counted as a byte.
    const hungUp = state === 'CLOSE-WAIT' ? 1 : 0;
    return Number(received) > hungUp ? [{ kind, local }] : [];
  });
}
