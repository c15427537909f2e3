import type { Redis } from 'ioredis';
import { waitingKey } from './keys.ts';

/** Notes that a submission waits for a worker, or that it does so no more. */
export async function noteWaiting(
  redis: Redis,
  { run, job, waits }: { run: string; job: string; waits: boolean },
): Promise<void> {
  const member = `${run}:${job}`;
  // `NX`: one that is noted again waits for as long as before.
  if (waits) await redis.zadd(waitingKey, 'NX', Date.now(), member);
  else await redis.zrem(waitingKey, member);
}

/** Nothing of a run waits any more. */
export async function forgetWaiting(redis: Redis, run: string): Promise<void> {
  const found = redis.zscanStream(waitingKey, { match: `${run}:*`, count: 1000 });
  // Members and their scores, in turn.
  for await (const pairs of found as AsyncIterable<string[]>) {
    const members = pairs.filter((_, index) => index % 2 === 0);
    if (members.length > 0) await redis.zrem(waitingKey, ...members);
  }
}
