/** A Redis server. */
export interface RedisAddress {
  host: string;
  port: number;
  password?: string;
}

/** Sends one command to a Redis server in a connection of its own; resolves to its answer. */
export async function command(
  address: RedisAddress,
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
  let trouble: Error | undefined;
  client.on('error', (error: Error) => (trouble = error));
  try {
    await client.connect();
    return await client.call(name, ...values);
  } catch (error) {
    // All that a connection says of itself is that it is closed; why, it has told before.
    throw trouble ?? error;
  } finally {
    client.disconnect();
  }
}
