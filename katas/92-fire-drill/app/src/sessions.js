import { Redis } from 'ioredis';

/** Who is logged in: in the Redis server at this URL, for example redis://host:6379. */
export function openSessions(url) {
  if (!url) return closedSessions;
  const redis = new Redis(url, {
    connectTimeout: 1000,
    commandTimeout: 4000,
    retryStrategy: () => 200,
  });
  let last;
  redis.on('ready', () => (last = undefined));
  redis.on('error', ({ message }) => {
    if (message !== last) console.error(`the sessions do not help: ${message}`);
    last = message;
  });
  return {
    add: ({ id, customer }) => redis.set(`session:${id}`, customer),
    find: (id) => redis.get(`session:${id}`),
    close: () => redis.disconnect(),
  };
}

const refuse = () => Promise.reject(new Error('there is no SESSIONS_URL'));
const closedSessions = { add: refuse, find: refuse, close: () => undefined };
