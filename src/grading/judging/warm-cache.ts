import { rightAnswers } from '../../curriculum/attempt.ts';
import type { Kata } from '../../curriculum/kata.ts';
import type { Slot } from '../sandbox/paths.ts';
import { workerIn } from './worker-in.ts';

const limitMs = 240_000;

/**
 * Builds what most attempts have in common, so that each sandbox begins with it in its build cache,
 * as an engine that people practise on has: a rootless engine takes long over a layer.
 */
export async function warmCache(slot: Slot, katas: Kata[]): Promise<void> {
  const worker = workerIn(slot);
  try {
    for (const kata of katas.filter(isBuilt)) {
      const [reference] = await rightAnswers(kata);
      if (reference) await worker.judge({ kataFolder: kata.folder, attempt: reference }, limitMs);
    }
  } finally {
    await worker.end();
  }
}

function isBuilt({ edits }: Kata): boolean {
  return edits.some((edit) => /(?:^|\/)(?:Dockerfile|\.dockerignore)$/.test(edit));
}
