import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CannotJudge } from '../errors/errors.ts';
import { messageOf } from '../errors/messages.ts';

/** Makes a folder in a set’s `.dojo`. Git leaves all of that alone, whosever repository it lies in. */
export function makeKept(folder: string): void {
  const [top] = /^.*[/\\]\.dojo(?=[/\\]|$)/.exec(folder) ?? [];
  try {
    mkdirSync(folder, { recursive: true });
    if (top && !existsSync(join(top, '.gitignore'))) writeFileSync(join(top, '.gitignore'), '*\n');
  } catch (error) {
    throw notKept(folder, error);
  }
}

/** Writes a file in a set’s `.dojo` in one piece: a second terminal never reads half of it. */
export function writeKept(path: string, content: string | Buffer): void {
  makeKept(dirname(path));
  const beside = `${path}.${process.pid}`;
  try {
    writeFileSync(beside, content);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw notKept(path, error);
  }
}

/** The error for a `.dojo` that takes nothing: garbage in it, no right to write, a full disk. */
function notKept(path: string, error: unknown): CannotJudge {
  return new CannotJudge({
    failed: 'This could not be kept beside the katas',
    on: path,
    lines: [messageOf(error)],
    next: ['make it writable, or move it away (the dojo makes it anew)'],
  });
}
