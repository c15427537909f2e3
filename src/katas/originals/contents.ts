import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { writeStateFile } from '../../system/state-files.ts';
import { dojoCommand } from '../display.ts';
import { ownKatas, setOf } from '../kata-set.ts';
import { CannotJudge } from '../../errors/errors.ts';
import { contentOf } from './files.ts';
import { gitBlobId, originalsOf } from './manifest.ts';

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
  if (now && gitBlobId(now) === id) return now;
  return [kept, handedOut, remembered]
    .map((from) => from(id, kataFolder, file))
    .reduce((found, next) => found ?? (next && gitBlobId(next) === id ? next : null), null);
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

/**
 * A file that a kata begins with: its original. A set without a list of originals, as others write
 * them, begins with what its last commit holds; without git nobody knows.
 */
export function requireStarter(kataFolder: string, edit: string): Buffer | null {
  if (originalsOf(kataFolder)) return requireOriginal(kataFolder, edit);
  const committed = git(['show', `HEAD:./${edit}`], kataFolder);
  // In a kata that git knows, a file that it does not know is one that the starter does not have.
  if (committed ?? git(['show', 'HEAD:./kata.json'], kataFolder)) return committed;
  throw new CannotJudge({
    failed: 'Nobody knows with what this kata begins',
    on: join(kataFolder, edit),
    next: [
      'commit its files while they are as they are handed out, or',
      `${dojoCommand('originals --write')} (the same without git)`,
    ],
  });
}

/** Keeps a copy of each original of a kata that is still as it was. */
export function keepOriginals(kataFolder: string): void {
  for (const [file, id] of Object.entries(originalsOf(kataFolder) ?? {})) {
    const copy = keptCopy(id, kataFolder);
    if (existsSync(copy)) continue;
    const now = contentOf(join(kataFolder, file));
    if (now && gitBlobId(now) === id) keep(copy, now);
  }
}

/** Keeps a copy of an original that is not in the kata’s folder: the starter of an edited file. */
export function keepOriginal(kataFolder: string, content: Buffer): void {
  keep(keptCopy(gitBlobId(content), kataFolder), content);
}

/** A copy more is a help, and none is no fault: git remembers as well. */
function keep(copy: string, content: Buffer): void {
  try {
    writeStateFile(copy, content);
  } catch {
    // Told by what has to be kept.
  }
}

function keptCopy(id: string, kataFolder: string): string {
  return join(setOf(kataFolder).kept, 'originals', id);
}

function kept(id: string, kataFolder: string): Buffer | null {
  return contentOf(keptCopy(id, kataFolder));
}

/** What the dojo itself hands out; another version’s is told by its id. */
function handedOut(_id: string, kataFolder: string, file: string): Buffer | null {
  return contentOf(join(ownKatas(), basename(kataFolder), file));
}

/** Git keeps every content it has seen, also those that later commits replaced. */
function remembered(id: string, kataFolder: string): Buffer | null {
  return git(['cat-file', 'blob', id], dirname(kataFolder));
}

function git(args: string[], cwd: string): Buffer | null {
  try {
    return execFileSync('git', args, {
      cwd,
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch {
    return null;
  }
}
