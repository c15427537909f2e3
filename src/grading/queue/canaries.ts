import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { prefixOf, timing } from './keys.ts';
import { readSigned, sign } from './signed-message.ts';

/** What a slot’s last canary has shown, for the verdicts of one of its periods. */
const canaryRow = z.strictObject({
  run: z.string(),
  /** As the verdicts name it: from one of the slot’s canaries to the next. */
  slot: z.string().max(300),
  wrong: z.string().max(500).nullable(),
});

/** Says that verdicts of this period will have a canary; it has to be said again. */
export async function openPeriod(redis: Redis, run: string, slot: string): Promise<void> {
  await redis.set(openKey(run, slot), '1', 'PX', timing.lockMs);
}

/** Says it again. What the grader has removed by now is not made anew. */
export async function renewPeriod(redis: Redis, run: string, slot: string): Promise<void> {
  await redis.pexpire(openKey(run, slot), timing.lockMs);
}

/** Hands back what the canary has shown. */
export async function closePeriod(
  redis: Redis,
  run: string,
  { slot, wrong }: { slot: string; wrong: string | null },
): Promise<void> {
  const text = sign({ run, slot, wrong: wrong?.slice(0, 500) ?? null });
  await redis.multi().rpush(listKey(run), text).del(openKey(run, slot)).exec();
}

/**
 * What canaries have shown for these periods of workers’ slots. One whose worker has ended is asked
 * no more: its verdicts stand, since its first canary was right.
 */
export async function awaitCanaries(
  { redis, run, isEnded }: { redis: Redis; run: string; isEnded: () => boolean },
  slots: ReadonlySet<string>,
): Promise<Map<string, string | null>> {
  const shown = new Map<string, string | null>();
  const silent = new Map<string, number>();
  while (!isEnded()) {
    const all = await canariesOf(redis, run);
    for (const slot of slots) {
      const wrong = all.get(slot);
      if (wrong !== undefined) shown.set(slot, wrong);
      else if (await isOpen(redis, run, slot)) silent.delete(slot);
      else silent.set(slot, silent.get(slot) ?? performance.now());
      // A worker that Redis was away from says a moment later that it is there.
      if (performance.now() - (silent.get(slot) ?? Infinity) > timing.lockMs / 2)
        shown.set(slot, wrong ?? null);
    }
    if (shown.size === slots.size) break;
    await pause(timing.idleMs / 2);
  }
  return shown;
}

/** What canaries have shown so far, by period. */
async function canariesOf(redis: Redis, run: string): Promise<Map<string, string | null>> {
  const rows = await redis.lrange(listKey(run), 0, -1);
  return new Map(
    rows.flatMap((text) => {
      const row = readSigned(text, canaryRow);
      return row?.run === run ? [[row.slot, row.wrong] as const] : [];
    }),
  );
}

/** True while a worker says that the period’s canary will come. */
async function isOpen(redis: Redis, run: string, slot: string): Promise<boolean> {
  return (await redis.exists(openKey(run, slot))) === 1;
}

function listKey(run: string): string {
  return `${prefixOf(run)}:canaries`;
}

function openKey(run: string, slot: string): string {
  return `${prefixOf(run)}:open:${createHash('sha256').update(slot).digest('hex').slice(0, 16)}`;
}
