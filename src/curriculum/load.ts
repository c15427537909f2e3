import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { CannotJudge } from '../errors/errors.ts';
import { messageOf } from '../errors/messages.ts';
import { checkout } from '../home.ts';
import { kataFile, type Kata } from './kata.ts';

const folderPattern = /^(\d{2})-([a-z0-9]+(?:-[a-z0-9]+)*)$/;

/** Every kata of a set, in order. */
export function loadKatas(folder: string = join(checkout, 'katas')): Kata[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && folderPattern.test(entry.name))
    .map((entry) => loadKata(join(folder, entry.name)))
    .sort((a, b) => a.number.localeCompare(b.number));
}

/** Reads one kata's folder; a kata.json that does not fit is an error that says where. */
export function loadKata(folder: string): Kata {
  const folderName = basename(folder);
  const [, number = '', name = ''] = folderPattern.exec(folderName) ?? [];
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
