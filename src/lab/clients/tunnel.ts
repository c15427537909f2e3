import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { ContainerHandle } from '../handles/container.ts';

/**
 * Opens a port of this process that leads to a port inside the container, for as long as `talk`
 * takes: the way to a server that publishes nothing, on whatever network it is.
 */
export async function throughTunnel<T>(
  server: ContainerHandle,
  containerPort: number,
  talk: (address: { host: string; port: number }) => Promise<T>,
): Promise<T> {
  const sockets = new Set<Socket>();
  let trouble: unknown;
  const entrance = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    carry(server, containerPort, socket)
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

/** Carries one connection to its end; rejects where there was nobody to take it. */
async function carry(server: ContainerHandle, port: number, socket: Socket): Promise<void> {
  const { toServer, fromServer, complaint } = await server.dial(port);
  socket.on('close', () => toServer.destroy());
  socket.pipe(toServer);
  fromServer.pipe(socket, { end: false });
  if ((await complaint).includes('Connection refused'))
    throw new Error(`nobody listens on port ${port} there`);
}
