import {
  cpSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CannotJudge, UsageError } from '../errors/errors.ts';
import { messageOf } from '../errors/messages.ts';
import type { Kata } from '../katas/kata.ts';
import { keepOriginals, requireOriginal } from '../katas/originals/contents.ts';
import { originalKata } from '../katas/originals/lay-out.ts';
import { originalsOf, writeOriginals } from '../katas/originals/manifest.ts';
import { manifestOf, type HandoutOptions } from './manifest.ts';
import { readmeOf } from './readme.ts';
import { bringRoutes } from './routes.ts';
import { makeUnfinished } from './unfinished.ts';

const template = fileURLToPath(new URL('template', import.meta.url));

/**
 * Lays out a folder for a learner or a class: katas as they are handed out, and what makes them run.
 * It is there whole, or not at all.
 * @param target Absolute path; nothing may be there but an empty folder.
 * @param katas Those that it is to hold, of the dojo’s own.
 */
export function initFolder(target: string, katas: Kata[], options: HandoutOptions): void {
  requireEmpty(target);
  for (const { folder } of katas)
    for (const file of Object.keys(originalsOf(folder) ?? {})) requireOriginal(folder, file);
  try {
    mkdirSync(dirname(target), { recursive: true });
    const unfinished = makeUnfinished(dirname(target));
    try {
      // Called as it will be called: some of it is named for the folder.
      const folder = join(unfinished, basename(target));
      layOut(folder, katas, options);
      renameSync(folder, target);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
  } catch (error) {
    throw new CannotJudge({
      failed: 'The folder could not be laid out; nothing of it was written',
      on: target,
      lines: [messageOf(error)],
      next: ['name another place: dojo init <folder>'],
    });
  }
}

function layOut(folder: string, katas: Kata[], options: HandoutOptions): void {
  cpSync(template, folder, { recursive: true });
  // npm would read a .gitignore in its own package as its own.
  renameSync(join(folder, 'gitignore'), join(folder, '.gitignore'));
  writeFileSync(join(folder, 'package.json'), manifestOf(folder, options));
  writeFileSync(join(folder, 'README.md'), readmeOf(katas, options));
  const into = join(folder, 'katas');
  const lists = katas.map((kata) => [kata.folderName, originalsOf(kata.folder) ?? {}] as const);
  const copies = katas.map((kata) => originalKata(kata, into));
  writeOriginals(into, Object.fromEntries(lists));
  const [first] = katas;
  if (first && options.katas === 'all') bringRoutes(dirname(first.folder), into);
  // An update brings other starters: what this one begins with is kept.
  for (const copy of copies) keepOriginals(copy.folder);
}

function requireEmpty(target: string): void {
  const found = statSync(target, { throwIfNoEntry: false });
  if (!found || (found.isDirectory() && readdirSync(target).length === 0)) return;
  throw new UsageError({
    failed: found.isDirectory() ? 'This folder is not empty' : 'There is a file of this name',
    on: target,
    next: ['name a folder that is not there yet: dojo init <folder>'],
  });
}
