import { existsSync, lstatSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Kata } from '../katas/kata.ts';
import { editsOf } from '../katas/originals/changes.ts';
import { keepOriginal, requireOriginal } from '../katas/originals/contents.ts';
import { contentOf } from '../katas/originals/files.ts';
import { originalKata } from '../katas/originals/lay-out.ts';
import {
  gitBlobId,
  listPath,
  listText,
  originalsOf,
  readOriginals,
  type KataOriginals,
} from '../katas/originals/manifest.ts';
import { backUp } from '../learner/backups.ts';
import { stepFor, type Step } from './merge.ts';
import { makeUnfinished } from './unfinished.ts';

/** What came of one kata. */
export interface SyncedKata {
  /** As this version of the dojo has it; where it is gone there, the name of its folder. */
  kata: Kata | string;
  /** `in the way`: a folder of this name is there, and is no kata of the dojo’s. */
  outcome: 'new' | 'updated' | 'unchanged' | 'in the way' | 'gone';
  /** Files that were brought up to date. */
  updated: string[];
  /** Files that the learner has edited, and that begin otherwise now. */
  restarted: string[];
  /** Where files lie that were somebody’s, and were replaced: absolute path. */
  backup: string | null;
}

/**
 * Brings the katas in a folder up to this version of the dojo: new ones, and what has changed in the
 * others. No edit of a learner is overwritten. Each file is written in one piece and each list of
 * originals after its files, so that one that was killed is finished by the next.
 * @param folder The folder `katas` of a folder that `init` has laid out: absolute path.
 * @param wanted Katas of this version, as it hands them out.
 */
export function syncKatas(folder: string, wanted: Kata[]): SyncedKata[] {
  const unfinished = makeUnfinished(folder);
  try {
    for (const kata of wanted) takeNewNumber(folder, kata, unfinished);
    const synced = wanted.map((kata) => syncKata(folder, kata, unfinished));
    const names = wanted.map(({ name }) => name);
    const gone = Object.keys(readOriginals(folder) ?? {}).filter(
      (one) => !names.includes(nameIn(one)),
    );
    return [...synced, ...gone.map((kata) => ({ ...nothing(kata), outcome: 'gone' as const }))];
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** A kata keeps its name when it gets another number: the learner’s folder goes along. */
function takeNewNumber(folder: string, { name, folderName }: Kata, unfinished: string): void {
  const before = Object.entries(readOriginals(folder) ?? {}).filter(
    ([one]) => one !== folderName && nameIn(one) === name,
  );
  for (const [old, list] of before) {
    const [from, to] = [join(folder, old), join(folder, folderName)];
    if (existsSync(from) && existsSync(to)) continue;
    if (existsSync(from)) {
      writeList(to, list, unfinished);
      renameSync(from, to);
    }
    rmSync(listPath(folder, old));
  }
}

function syncKata(folder: string, theirs: Kata, unfinished: string): SyncedKata {
  const kata = { ...theirs, folder: join(folder, theirs.folderName) };
  const list = originalsOf(theirs.folder) ?? {};
  const base = originalsOf(kata.folder);
  if (!existsSync(kata.folder)) {
    renameSync(originalKata(theirs, unfinished).folder, kata.folder);
    writeList(kata.folder, list, unfinished);
    return { ...nothing(kata), outcome: 'new' };
  }
  if (!base && idOf(join(kata.folder, 'kata.json')) !== list['kata.json'])
    return { ...nothing(kata), outcome: 'in the way' };
  // One that was killed had laid it out, and not yet written its list.
  const steps = stepsFor(kata, base ?? list, list, editsOf(theirs));
  const filesTo = (...wanted: Step[]) =>
    [...steps].filter(([, step]) => wanted.includes(step)).map(([file]) => file);
  const replaced = filesTo('replace');
  const backup = replaced.length > 0 ? backUp([{ kata, files: replaced }]) : null;
  const content = (file: string) => (file in list ? requireOriginal(theirs.folder, file) : null);
  for (const file of filesTo('keep', 'keep, starter changed')) {
    const starter = content(file);
    if (starter) keepOriginal(kata.folder, starter);
  }
  const updated = filesTo('update', 'replace');
  for (const file of updated) put(join(kata.folder, file), content(file), unfinished);
  if (listText(base ?? {}) !== listText(list)) writeList(kata.folder, list, unfinished);
  const restarted = filesTo('keep, starter changed');
  const changed = updated.length + restarted.length > 0;
  const outcome = changed ? 'updated' : 'unchanged';
  return { kata, outcome, updated, restarted, backup: backup?.folder ?? null };
}

function stepsFor(
  kata: Kata,
  base: KataOriginals,
  theirs: KataOriginals,
  edits: string[],
): Map<string, Step> {
  const files = [...new Set([...Object.keys(base), ...Object.keys(theirs)])].sort();
  // What was the learner’s to edit stays theirs.
  const own = new Set([...edits, ...editsOf({ folder: kata.folder, edits })]);
  return new Map(
    files.map((file) => {
      const mine = idOf(join(kata.folder, file));
      const versions = { base: base[file] ?? null, mine, theirs: theirs[file] ?? null };
      return [file, stepFor(versions, own.has(file))];
    }),
  );
}

/** Puts a file in its place in one piece; null removes what is there. */
function put(file: string, content: Buffer | string | null, unfinished: string): void {
  const there = lstatSync(file, { throwIfNoEntry: false });
  if (there && (content === null || there.isDirectory())) rmSync(file, { recursive: true });
  if (content === null) return;
  const beside = join(unfinished, basename(file));
  writeFileSync(beside, content);
  mkdirSync(dirname(file), { recursive: true });
  renameSync(beside, file);
}

function writeList(kataFolder: string, list: KataOriginals, unfinished: string): void {
  const path = listPath(dirname(kataFolder), basename(kataFolder));
  put(path, listText(list), unfinished);
}

function idOf(file: string): string | null {
  const content = contentOf(file);
  return content && gitBlobId(content);
}

function nameIn(folderName: string): string {
  return folderName.replace(/^\d+-/, '');
}

function nothing(kata: Kata | string): SyncedKata {
  return { kata, outcome: 'unchanged', updated: [], restarted: [], backup: null };
}
