import { Redis } from 'ioredis';

/**
 * What was read lately: in the Redis server at this URL, for example redis://host:6379. The shop
 * works without a cache, or without an answer from it; it is slower then.
 */
export function openCache(url) {
  if (!url) {
    console.log('there is no CACHE_URL: every order is read from where it is kept');
    return { get: async () => null, set: async () => undefined };
  }
  const redis = new Redis(url, {
    connectTimeout: 1000,
    commandTimeout: 1000,
    retryStrategy: () => 200,
  });
  let last;
  redis.on('ready', () => (last = undefined));
  redis.on('error', ({ message }) => {
    if (message !== last) console.error(`the cache does not help: ${message}`);
    last = message;
  });
  return {
    get: (key) => redis.get(key).catch(() => null),
    set: (key, value) => redis.set(key, value, 'EX', 300).catch(() => undefined),
  };
}
