import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fingerprint, type Attempt } from '../../katas/attempt.ts';
import type { Kata } from '../../katas/kata.ts';
import { CannotJudge } from '../../errors/errors.ts';
import { checkout, lockFile } from '../../system/own-package.ts';

let ownCode: string | undefined;

/**
 * Names one judging by all that its verdict hangs on: the attempt’s files, the kata’s spec and other
 * files, the dojo’s code, its packages, and the images. Two with one name need not both be judged.
 * @param images As {@link fingerprintOf} names them.
 */
export function cacheKeyOf(kata: Kata, attempt: Attempt, images: string): string {
  ownCode ??= judgingCode(checkout);
  const parts = [kata.folderName, fingerprint(kata, attempt), hashOf([kata.folder])];
  return createHash('sha256')
    .update([...parts, ownCode, images].join('\n'))
    .digest('hex')
    .slice(0, 20);
}

/**
 * What of `src/` decides no verdict: it shows, explains, counts points, or is for authors. All else
 * counts, so that nothing drops out when it moves; a test follows the imports of what judges.
 */
export const judgesNothing = [
  ...['authoring', 'bench', 'cli', 'doctor', 'handout', 'learner', 'packing', 'verify', 'watch'],
  ...['grading/reports', 'grading/rules'],
].map((folder) => join('src', folder));

/** A hash of all that judges in a checkout: code, recipes of images, and the packages’ lock file. */
export function judgingCode(root: string): string {
  const files = ['package.json', lockFile].map((name) => join(root, name));
  const folders = ['src', 'images'].map((name) => join(root, name));
  const missing = [...files, ...folders].filter((path) => !existsSync(path));
  if (missing.length > 0)
    throw new CannotJudge({
      failed: 'A part of the dojo is not there, so that nobody can tell which verdicts still hold',
      lines: missing,
      next: ['git status (shows what is missing)'],
    });
  const left = judgesNothing.map((folder) => `${join(root, folder)}/`);
  return hashOf([...files, ...folders], (path) => !left.some((folder) => path.startsWith(folder)));
}

/** A hash of files, and of folders with all that is in them but packages. */
export function hashOf(paths: string[], counts: (path: string) => boolean = () => true): string {
  const hash = createHash('sha256');
  for (const path of paths)
    for (const file of filesIn(path).filter(counts)) {
      const content = readFileSync(file);
      hash.update(`${relative(path, file)}\0${content.length}\0`).update(content);
    }
  return hash.digest('hex');
}

/** The path itself, if it is a file. */
function filesIn(path: string): string[] {
  const isPackage = (file: string) => /(?:^|\/)node_modules\//.test(relative(path, file));
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => !isPackage(file))
    .sort();
}
