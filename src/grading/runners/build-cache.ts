import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fingerprint, rightAnswers } from '../../katas/attempt.ts';
import type { Kata } from '../../katas/kata.ts';
import { checkout } from '../../system/paths.ts';
import type { Slot } from '../sandbox/slot.ts';
import { hashOf } from './cache-key.ts';
import { workerIn } from './sandbox-worker.ts';

const limitMs = 240_000;

/**
 * Names a disk by all that is on it: the images, and what these katas' reference answers build; and by
 * how it is made. With other code the same disk is as good.
 */
export async function goldenName(images: string, katas: Kata[]): Promise<string> {
  const how = ['grading/sandbox', 'lab/objects/builder'].map((folder) =>
    join(checkout, 'src', folder),
  );
  const hash = createHash('sha256').update(images).update(hashOf(how));
  for (const kata of katas.filter(isBuilt)) {
    const [reference] = await rightAnswers(kata);
    if (reference) hash.update(fingerprint(kata, reference)).update(hashOf([kata.folder]));
  }
  return hash.digest('hex').slice(0, 12);
}

/**
 * Builds what most attempts have in common, so that each sandbox begins with it in its build cache,
 * as an engine that people practise on has: a rootless engine takes long over a layer. A kata costs
 * three or four seconds here, and saves one of each submission.
 */
export async function seedBuildCache(slot: Slot, katas: Kata[]): Promise<void> {
  const worker = workerIn(slot);
  try {
    for (const kata of katas.filter(isBuilt)) {
      const [reference] = await rightAnswers(kata);
      if (reference)
        await worker.judge({ kataFolder: kata.folder, attempt: reference }, { limitMs });
    }
  } finally {
    await worker.close();
  }
}

function isBuilt({ edits }: Kata): boolean {
  return edits.some((edit) => /(?:^|\/)(?:Dockerfile|\.dockerignore)$/.test(edit));
}
