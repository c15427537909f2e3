import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Kata } from '../katas/kata.ts';
import { makeStateFolder } from '../system/state-files.ts';
import { dojoCommand, shownPath } from '../katas/display.ts';
import { currentSet } from '../katas/kata-set.ts';
import { CannotJudge, UsageError } from '../errors/errors.ts';
import { messageOf } from '../errors/messages.ts';
import { filesIn } from '../katas/originals/files.ts';

function backupsFolder(): string {
  return join(currentSet().kept, 'backups');
}

/** Files of katas as they were before a command replaced them. */
export interface Backup {
  /** When: `2026-11-24T09-08-16`. */
  name: string;
  /** Absolute path. */
  folder: string;
  /** As they were called then: `41-call-me-by-name/setup.ts`. */
  files: string[];
}

/** Files of one kata that are about to be replaced, by their paths in its folder. */
export interface Endangered {
  kata: Kata;
  files: string[];
}

/** Copies what is about to be replaced; null when none of it is there. */
export function backUp(endangered: Endangered[]): Backup | null {
  const there = endangered.flatMap(({ kata, files }) =>
    files
      .filter((file) => existsSync(join(kata.folder, file)))
      .map((file) => ({ from: join(kata.folder, file), to: join(kata.folderName, file) })),
  );
  if (there.length === 0) return null;
  try {
    const name = newFolder();
    for (const { from, to } of there) copy(from, join(backupsFolder(), name, to));
    return readBackup(name);
  } catch (error) {
    throw noBackup(error);
  }
}

/** Whoever replaces files makes a backup first: without one they stay. */
function noBackup(error: unknown): CannotJudge {
  return new CannotJudge({
    failed: 'Nothing was replaced: no backup of it can be made',
    on: shownPath(backupsFolder()),
    lines: error instanceof CannotJudge ? (error.trouble.lines ?? []) : [messageOf(error)],
    next: ['make .dojo writable, or move it away (the dojo makes it anew)'],
  });
}

/** Every backup, the latest first. */
export function backups(): Backup[] {
  const folder = backupsFolder();
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return names
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .map(readBackup)
    .filter(({ files }) => files.length > 0);
}

/** The backup that a name or its beginning means; the latest where there is none. */
export function findBackup(word?: string): Backup {
  const all = backups();
  const found =
    all.find(({ name }) => name === word) ?? all.find(({ name }) => name.startsWith(word ?? ''));
  if (found) return found;
  throw new UsageError({
    failed: word === undefined ? 'There is no backup' : `There is no backup called "${word}"`,
    next: [dojoCommand('restore --list')],
  });
}

/** What bringing a backup back came to. */
export interface Restored {
  katas: Kata[];
  /** Files of katas that are not here any more. */
  homeless: string[];
  /** What was there before; null when nothing was. */
  replaced: Backup | null;
}

/** Brings a backup back, after a backup of what it replaces. A kata may have another number now. */
export function restore(backup: Backup, katas: Kata[]): Restored {
  const placed = backup.files.map((path) => {
    const [folderName = '', ...rest] = path.split('/');
    const name = folderName.replace(/^\d+-/, '');
    return { path, file: rest.join('/'), kata: katas.find((kata) => kata.name === name) };
  });
  const found = katas.filter((kata) => placed.some((one) => one.kata === kata));
  const filesOf = (kata: Kata) => placed.filter((one) => one.kata === kata);
  const endangered = ({ folder }: Kata, { file }: { file: string }) =>
    inTheWay(folder, file) ?? file;
  const replaced = backUp(
    found.map((kata) => ({ kata, files: filesOf(kata).map((one) => endangered(kata, one)) })),
  );
  for (const { path, file, kata } of placed) {
    if (!kata) continue;
    const obstacle = inTheWay(kata.folder, file);
    if (obstacle !== null) rmSync(join(kata.folder, obstacle));
    copy(join(backup.folder, path), join(kata.folder, file));
  }
  const homeless = placed.filter(({ kata }) => !kata).map(({ path }) => path);
  return { katas: found, homeless, replaced };
}

/** A file that lies where a path needs a folder; null where there is none. */
function inTheWay(folder: string, path: string): string | null {
  const parts = path.split('/').slice(0, -1);
  const above = parts.map((_part, index) => parts.slice(0, index + 1).join('/'));
  const isFile = (one: string) => statSync(join(folder, one), { throwIfNoEntry: false })?.isFile();
  return above.find(isFile) ?? null;
}

function copy(from: string, to: string): void {
  // A folder may lie where the file belongs: `mkdir setup.ts` happens.
  if (lstatSync(to, { throwIfNoEntry: false })) rmSync(to, { recursive: true });
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true });
}

function readBackup(name: string): Backup {
  const folder = join(backupsFolder(), name);
  const files = filesIn(folder).filter((file) => statSync(join(folder, file)).isFile());
  return { name, folder, files: files.filter((file) => file.includes('/')) };
}

/** Named by the time; two in one second are told apart by a number. */
function newFolder(): string {
  const time = localTime(new Date());
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? time : `${time}-${number}`;
    if (existsSync(join(backupsFolder(), name))) continue;
    makeStateFolder(join(backupsFolder(), name));
    return name;
  }
}

function localTime(date: Date): string {
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 19).replaceAll(':', '-');
}
