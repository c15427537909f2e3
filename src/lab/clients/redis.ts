import type { ContainerHandle } from '../handles/container.ts';
import { throughPort } from './through-port.ts';

/** Sends one command to a Redis server, which may still be starting; resolves to its answer. */
export function askRedis(cache: ContainerHandle, ...words: [string, ...string[]]) {
  return throughPort(cache, 6379, (address) => command(address, ...words));
}

/** Sends one command to a Redis server in a connection of its own; resolves to its answer. */
export async function command(
  address: { host: string; port: number; password?: string },
  ...[name, ...values]: [string, ...string[]]
): Promise<unknown> {
  const { Redis } = await import('ioredis');
  const client = new Redis({
    ...address,
    lazyConnect: true,
    maxRetriesPerRequest: 1,
    commandTimeout: 10_000,
    retryStrategy: () => null,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await client.call(name, ...values);
  } finally {
    client.disconnect();
  }
}
