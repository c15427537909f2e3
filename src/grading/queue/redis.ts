import { Redis } from 'ioredis';
import { CannotJudge, UsageError } from '../../errors/errors.ts';
import { messageOf } from '../../errors/messages.ts';

/** The address of a Redis, as `--queue` takes it; anything else is an error that says so. */
export function redisAddress(text: string): URL {
  const address = URL.canParse(text) ? new URL(text) : null;
  if (address && /^rediss?:$/.test(address.protocol) && address.hostname !== '') return address;
  throw new UsageError({
    failed: '--queue takes the address of a Redis',
    on: text,
    next: ['--queue redis://host:6379 (rediss:// for TLS)'],
  });
}

/** The address without its password, for people. */
export function shown({ protocol, host, pathname }: URL): string {
  return `${protocol}//${host}${pathname === '/' ? '' : pathname}`;
}

/**
 * Connects. One that does not answer now is an error; one that goes away later is waited for, and
 * what was asked of it meanwhile is asked then.
 * @param tell Called when it has gone, and when it is back.
 */
export async function connectRedis(
  address: URL,
  tell: (words: string) => void = () => undefined,
): Promise<Redis> {
  const redis = new Redis(address.href, {
    lazyConnect: true,
    maxRetriesPerRequest: null,
    connectTimeout: 5000,
  });
  let why = '';
  redis.on('error', (error: unknown) => (why = messageOf(error)));
  try {
    await redis.connect();
  } catch (error) {
    redis.disconnect();
    throw unreachable(address, why || messageOf(error));
  }
  let gone = false;
  redis.on('reconnecting', () => {
    if (!gone) tell(`${shown(address)} does not answer; waiting for it`);
    gone = true;
  });
  redis.on('ready', () => {
    if (gone) tell(`${shown(address)} answers again`);
    gone = false;
  });
  return redis;
}

function unreachable(address: URL, why: string): CannotJudge {
  return new CannotJudge({
    failed: 'The Redis of the queue does not answer',
    on: shown(address),
    lines: [why],
    next: [
      'start one, or name another: --queue redis://host:6379',
      `try it: redis-cli -h ${address.hostname} -p ${address.port || '6379'} ping`,
    ],
  });
}
