import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Kata } from '../kata.ts';
import { loadKata } from '../load.ts';
import { keepOriginals, originalContent } from './contents.ts';
import { originalsOf } from './manifest.ts';

/**
 * Lays out a kata as it was handed out, starter and all, whatever the grader has made of their own
 * copy: what a submission leaves out must not be filled in with a teacher’s answer.
 * @param into A folder for katas: absolute path. A set without originals is copied as it is.
 */
export function originalKata(kata: Kata, into: string): Kata {
  const folder = join(into, kata.folderName);
  const files = originalsOf(kata.folder);
  mkdirSync(folder, { recursive: true });
  if (!files) cpSync(kata.folder, folder, { recursive: true });
  keepOriginals(kata.folder);
  for (const file of Object.keys(files ?? {})) {
    const target = join(folder, file);
    mkdirSync(dirname(target), { recursive: true });
    const content = originalContent(kata.folder, file);
    if (content) writeFileSync(target, content);
    else cpSync(join(kata.folder, file), target);
  }
  return loadKata(folder);
}
