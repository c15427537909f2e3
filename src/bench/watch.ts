import type { Attempt } from '../katas/attempt.ts';
import type { Kata } from '../katas/kata.ts';
import { WatchProcess } from './watch-process.ts';

/**
 * Milliseconds from a save to the verdict, in a watch that has judged before, as the floor's process
 * has: somebody saves the reference answer, the starter, and the reference answer again, which is the
 * save that counts. Null when that did not end green.
 */
export async function measureWatch(kata: Kata, reference: Attempt): Promise<number | null> {
  const watch = new WatchProcess(kata);
  try {
    if (!(await watch.verdict())) return null;
    for (const from of [reference.folder, kata.folder]) {
      await watch.save(from);
      if (!(await watch.verdict())) return null;
    }
    const saved = await watch.save(reference.folder);
    return (await watch.verdict()) === 'green' ? performance.now() - saved : null;
  } finally {
    await watch.close();
  }
}
