import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CannotJudge } from '../errors/errors.ts';
import { checkout } from '../home.ts';
import { contentOf } from './files.ts';
import { contentId, originalsOf } from './list.ts';

const keptFolder = join(checkout, '.dojo', 'originals');

/**
 * The original of one file of a kata: the file itself while nobody has changed it, else the copy
 * that the dojo kept, else what git remembers. Null for a file that the kata does not have, and for
 * one whose original is nowhere.
 */
export function originalContent(kataFolder: string, file: string): Buffer | null {
  const now = contentOf(join(kataFolder, file));
  const originals = originalsOf(kataFolder);
  if (!originals) return now;
  const id = originals[file];
  if (!id) return null;
  if (now && contentId(now) === id) return now;
  return [kept, remembered]
    .map((from) => from(id, kataFolder))
    .reduce((found, next) => found ?? (next && contentId(next) === id ? next : null), null);
}

/** As {@link originalContent}; an original that the kata has and nobody kept is an error. */
export function requireOriginal(kataFolder: string, file: string): Buffer | null {
  const content = originalContent(kataFolder, file);
  if (content !== null || originalsOf(kataFolder)?.[file] === undefined) return content;
  throw new CannotJudge({
    failed: 'The original of a file is nowhere on this machine',
    on: join(kataFolder, file),
    next: ['clone the dojo again beside this one, and copy the file from there'],
  });
}

/** Keeps a copy of each original of a kata that is still as it was. */
export function keepOriginals(kataFolder: string): void {
  for (const [file, id] of Object.entries(originalsOf(kataFolder) ?? {})) {
    const copy = join(keptFolder, id);
    if (existsSync(copy)) continue;
    const now = contentOf(join(kataFolder, file));
    if (now && contentId(now) === id) write(copy, now);
  }
}

function kept(id: string): Buffer | null {
  return contentOf(join(keptFolder, id));
}

/** Git keeps every content it has seen, also those that later commits replaced. */
function remembered(id: string, kataFolder: string): Buffer | null {
  try {
    return execFileSync('git', ['cat-file', 'blob', id], {
      cwd: dirname(kataFolder),
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch {
    return null;
  }
}

/** In one piece: a second terminal never reads half a file. */
function write(path: string, content: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}`;
  writeFileSync(beside, content);
  renameSync(beside, path);
}
