import { askRedis } from '../../clients/redis.ts';
import type { ContainerHandle } from '../../objects/container/container.ts';
import { describeClient } from './describe-client.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';

/**
 * Reads from a Redis server itself how many keys it was asked for and had, before and after
 * something happens: that has to have found a key in it, and the server has to have one that names
 * what was asked for. Others may ask it for other things.
 * @param during what should have the answer from Redis
 * @param options.by who should be asking
 * @param options.about a part of the key's name
 */
export async function toCountAHit(
  cache: ContainerHandle,
  during: () => Promise<unknown>,
  { by, about }: { by: ContainerHandle; about: string },
): Promise<MatcherResult> {
  const before = await countsOf(cache);
  await during();
  const after = await countsOf(cache);
  const [hits, misses] = [after.hits - before.hits, after.misses - before.misses];
  const known = hits > 0 && (await hasKey(cache, about));
  const stranger = hits > 0 && !known ? `, and no key with ${about} in its name` : '';
  return {
    pass: known,
    finding: {
      ran: `docker exec ${cache.key} redis-cli INFO stats   (before and after an answer of ${by.key})`,
      got: `${inWords(hits, misses)}${stranger}`,
      expected: 'keyspace_hits has grown',
      see: async () => [await cache.describeNetworks(), ...(await describeClient(by))],
      read: docs.network,
    },
  };
}

// The databases of a server are numbered; a client may have chosen any.
const findKey = `
  for db = 0, 1023 do
    if redis.pcall('SELECT', db).err then return 0 end
    if #redis.call('KEYS', '*' .. ARGV[1] .. '*') > 0 then return 1 end
  end
  return 0`;

async function hasKey(cache: ContainerHandle, about: string): Promise<boolean> {
  return (await askRedis(cache, 'EVAL', findKey, '0', about)) === 1;
}

async function countsOf(cache: ContainerHandle): Promise<{ hits: number; misses: number }> {
  const stats = String(await askRedis(cache, 'INFO', 'stats'));
  const count = (name: string) => Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(stats)?.[1] ?? 0);
  return { hits: count('keyspace_hits'), misses: count('keyspace_misses') };
}

function inWords(hits: number, misses: number): string {
  if (hits === 0 && misses === 0)
    return 'keyspace_hits and keyspace_misses as before: no key was asked for';
  if (hits === 0) return `keyspace_hits as before, keyspace_misses ${misses} more`;
  return `keyspace_hits ${hits} more`;
}
