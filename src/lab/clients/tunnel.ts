import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import type { Tunnel } from '../probes/dial.ts';

/** Where a client connects to. */
export interface Address {
  host: string;
  port: number;
}

/**
 * Opens a port of this process that leads where `dial` does, for as long as `talk` takes: the way to
 * a server that publishes nothing, on whatever network it is, or on an engine that is elsewhere.
 */
export async function throughTunnel<T>(
  dial: () => Promise<Tunnel>,
  talk: (address: Address) => Promise<T>,
): Promise<T> {
  const sockets = new Set<Socket>();
  let trouble: unknown;
  const entrance = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    carry(dial, socket)
      .catch((error: unknown) => (trouble = error))
      .finally(() => socket.destroy());
  });
  entrance.listen(0, '127.0.0.1');
  await once(entrance, 'listening');
  try {
    return await talk({ host: '127.0.0.1', port: (entrance.address() as AddressInfo).port });
  } catch (error) {
    // The client only knows that its connection broke; the far end knows why.
    throw trouble ?? error;
  } finally {
    for (const socket of sockets) socket.destroy();
    entrance.close();
  }
}

/** No answer that a spec asks for comes near it; a client keeps all of one in memory. */
const most = 20_000_000;

/** Rejects when a server has said more than anybody listens to. */
function tooMuch(fromServer: Readable): Promise<never> {
  let bytes = 0;
  return new Promise((_resolve, reject) => {
    fromServer.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > most) reject(new Error(`it answered with more than ${most / 1e6} MB`));
    });
  });
}

/** Carries one connection to its end; rejects where there was nobody to take it. */
async function carry(dial: () => Promise<Tunnel>, socket: Socket): Promise<void> {
  const { toServer, fromServer, complaint } = await dial();
  socket.on('close', () => toServer.destroy());
  socket.pipe(toServer);
  fromServer.pipe(socket, { end: false });
  await Promise.race([tooMuch(fromServer), complaint]);
  if ((await complaint).includes('Connection refused')) throw new Error('nobody listens there');
}
