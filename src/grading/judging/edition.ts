import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fingerprint, type Attempt } from '../../curriculum/attempt.ts';
import type { Kata } from '../../curriculum/kata.ts';
import { checkout } from '../../home.ts';

let lab: string | undefined;

/**
 * Names one judging by all that its verdict hangs on: the attempt’s files, the kata’s spec and other
 * files, the lab, and the images. Two with one name need not both be judged.
 * @param images As {@link fingerprintOf} names them.
 */
export function editionOf(kata: Kata, attempt: Attempt, images: string): string {
  lab ??= hashOf([join(checkout, 'src', 'lab'), join(checkout, 'src', 'verdict')]);
  const parts = [kata.folderName, fingerprint(kata, attempt), hashOf([kata.folder]), lab, images];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 20);
}

function hashOf(folders: string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders)
    for (const path of filesIn(folder))
      hash.update(relative(folder, path)).update(readFileSync(path));
  return hash.digest('hex');
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}
