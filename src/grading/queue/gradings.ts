import type { Redis } from 'ioredis';
import { aliveKey, prefixOf, runPattern, runsKey, timing } from './keys.ts';
import { forgetWaiting } from './waiting.ts';

/** Says that the grader of a run is there, and what it wants of workers. */
export async function announce(redis: Redis, run: string, words: string): Promise<void> {
  // A Redis that is full still lengthens the life of what it has.
  const isThere = (await redis.pexpire(aliveKey(run), timing.aliveMs)) === 1;
  // In this order: a run in the set without these words is taken for one that is over.
  if (!isThere) await redis.set(aliveKey(run), words, 'PX', timing.aliveMs);
  await redis.sadd(runsKey, run);
}

/** The runs whose graders are there, with their words. What others have left is removed. */
export async function gradingsIn(redis: Redis): Promise<Map<string, string>> {
  const alive = new Map<string, string>();
  for (const run of await redis.smembers(runsKey)) {
    const words = runPattern.test(run) ? await redis.get(aliveKey(run)) : null;
    if (words !== null) alive.set(run, words);
    else await removeGrading(redis, run);
  }
  return alive;
}

/** True while the grader of a run is there. */
export async function isAlive(redis: Redis, run: string): Promise<boolean> {
  return (await redis.exists(aliveKey(run))) === 1;
}

/** Removes a run and all of its keys. */
export async function removeGrading(redis: Redis, run: string): Promise<void> {
  await redis.srem(runsKey, run);
  if (!runPattern.test(run)) return;
  await forgetWaiting(redis, run);
  await redis.del(aliveKey(run));
  const found = redis.scanStream({ match: `${prefixOf(run)}:*`, count: 1000 });
  for await (const keys of found as AsyncIterable<string[]>)
    if (keys.length > 0) await redis.unlink(...keys);
}
