import { once } from 'node:events';
import { connect } from 'node:net';

/**
 * True where something takes a TCP connection.
 * @param withinMs how long that may take; what refuses does so at once
 */
export async function connects(host: string, port: number, withinMs: number): Promise<boolean> {
  const socket = connect({ host, port });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(withinMs) });
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
