import type { Attempt } from '../katas/attempt.ts';
import type { Kata } from '../katas/kata.ts';
import { WatchProcess } from './watch-process.ts';

/** What a watch takes. */
export interface WatchTimes {
  /** Milliseconds from a save to the verdict. */
  ms: number;
  /** Bytes of memory in all its processes while the learner reads; NaN where nothing tells. */
  memory: number;
}

/**
 * Measures a watch that has judged before, as the floor's process has: somebody saves the reference
 * answer, the starter, and the reference answer again, which is the save that counts. Null when that
 * did not end green.
 */
export async function measureWatch(kata: Kata, reference: Attempt): Promise<WatchTimes | null> {
  const watch = new WatchProcess(kata);
  try {
    if (!(await watch.verdict())) return null;
    for (const from of [reference.folder, kata.folder]) {
      await watch.save(from);
      if (!(await watch.verdict())) return null;
    }
    const saved = await watch.save(reference.folder);
    if ((await watch.verdict()) !== 'green') return null;
    return { ms: performance.now() - saved, memory: await watch.memory() };
  } finally {
    await watch.close();
  }
}
