import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { CannotJudge, DojoError, UsageError } from '../errors/errors.ts';
import { messageOf } from '../errors/messages.ts';
import { kataFile, type Kata } from './kata.ts';
import { currentSet, isOwn, kataFolderPattern } from './kata-set.ts';

/**
 * Every kata of a set, in order. One whose kata.json cannot be read is told to `onBroken` and left
 * out: the others are as good as before.
 */
export function loadKatas(
  folder: string = currentSet().katas,
  onBroken: (error: CannotJudge) => void = warn,
): Kata[] {
  const katas: Kata[] = [];
  for (const entry of entriesOf(folder)) {
    if (!entry.isDirectory() || !kataFolderPattern.test(entry.name)) continue;
    try {
      katas.push(loadKata(join(folder, entry.name)));
    } catch (error) {
      if (!(error instanceof CannotJudge)) throw error;
      onBroken(error);
    }
  }
  return katas.sort((a, b) => a.number.localeCompare(b.number));
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw noKatas(folder, messageOf(error));
  }
}

/** The dojo’s own katas are missing: its checkout is broken. Others’ were looked for in vain. */
function noKatas(folder: string, line: string): DojoError {
  const trouble = { failed: 'There are no katas here', on: folder, lines: [line] };
  if (isOwn({ katas: folder }))
    return new CannotJudge({ ...trouble, next: ['git checkout -- katas (restores them)'] });
  const next = ['name a folder that holds katas/, or that is one (--katas, or DOJO_KATAS)'];
  return new UsageError({ ...trouble, next });
}

function warn({ message }: CannotJudge): void {
  process.stderr.write(`${message}\n\n`);
}

/** Reads one kata's folder; a kata.json that does not fit is an error that says where. */
export function loadKata(folder: string): Kata {
  const folderName = basename(folder);
  const [, number = '', name = ''] = kataFolderPattern.exec(folderName) ?? [];
  const file = join(folder, 'kata.json');
  try {
    const parsed = kataFile.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (parsed.success) return { ...parsed.data, folderName, number, name, folder };
    throw broken(file, z.prettifyError(parsed.error).split('\n'));
  } catch (error) {
    if (error instanceof CannotJudge) throw error;
    throw broken(file, [messageOf(error)]);
  }
}

function broken(file: string, lines: string[]): CannotJudge {
  return new CannotJudge({
    failed: 'A kata’s description cannot be read',
    on: file,
    lines,
    next: [`git checkout -- ${file} (restores it)`],
  });
}
