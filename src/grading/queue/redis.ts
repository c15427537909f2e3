import { Redis } from 'ioredis';
import { CannotJudge } from '../../errors/errors.ts';
import { messageOf } from '../../errors/messages.ts';
import { shown } from './address.ts';
import { afterNoConnection, refusedBy } from './redis-errors.ts';

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
    const said = why || messageOf(error);
    const refused = refusedBy(address, new Error(said));
    throw refused instanceof CannotJudge ? refused : unreachable(address, said);
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
    next: afterNoConnection(address, why),
  });
}
