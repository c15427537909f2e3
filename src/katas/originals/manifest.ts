import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { CannotJudge } from '../../errors/errors.ts';
import { messageOf } from '../../errors/messages.ts';
import { contentOf } from './files.ts';

const listFile = z.record(z.string(), z.string().regex(/^[0-9a-f]{40}$/));
const oldFile = z.record(z.string(), listFile);

/** Each file of a kata, by its path in the kata’s folder, with the id of its content. */
export type KataOriginals = z.infer<typeof listFile>;

/** By the name of each kata’s folder: what it is before anybody edits it. */
export type Originals = Record<string, KataOriginals>;

/** Where the lists of a set are: a file for each kata, `originals/41-call-me-by-name.json`. */
export function originalsFolder(setFolder: string): string {
  return join(setFolder, 'originals');
}

/** The originals of the set in this folder; null where it keeps no lists. One that is broken is an error. */
export function readOriginals(setFolder: string): Originals | null {
  if (!keepsLists(setFolder)) return read(oldPath(setFolder), oldFile);
  const names = readdirSync(originalsFolder(setFolder)).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    names.sort().flatMap((name) => {
      const list = read(join(originalsFolder(setFolder), name), listFile);
      return list ? [[basename(name, '.json'), list]] : [];
    }),
  );
}

/** The originals of the kata in this folder; null for one that no list knows. */
export function originalsOf(kataFolder: string): KataOriginals | null {
  const [set, name] = [dirname(kataFolder), basename(kataFolder)];
  if (keepsLists(set)) return read(listPath(set, name), listFile);
  return read(oldPath(set), oldFile)?.[name] ?? null;
}

/** Writes the lists, and removes those of katas that are not among them: an author’s last step. */
export function writeOriginals(setFolder: string, originals: Originals): void {
  const folder = originalsFolder(setFolder);
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.json')))
    if (!(basename(name, '.json') in originals)) rmSync(join(folder, name));
  for (const [name, list] of Object.entries(originals))
    writeFileSync(listPath(setFolder, name), listText(list));
  rmSync(oldPath(setFolder), { force: true });
}

/** The text of a kata’s list. */
export function listText(list: KataOriginals): string {
  return `${JSON.stringify(list, null, 2)}\n`;
}

function keepsLists(setFolder: string): boolean {
  return existsSync(originalsFolder(setFolder));
}

function read<T>(path: string, shape: z.ZodType<T>): T | null {
  const text = contentOf(path)?.toString();
  if (text === undefined) return null;
  try {
    return shape.parse(JSON.parse(text));
  } catch (error) {
    throw unreadable(path, text, messageOf(error));
  }
}

/** Taken for no list, it would let every change of a spec pass for an original. */
function unreadable(path: string, text: string, why: string): CannotJudge {
  const inConflict = /^(?:<{7}|={7}|>{7})/m.test(text);
  return new CannotJudge({
    failed: inConflict
      ? 'The list of originals holds a merge conflict'
      : 'The list of originals cannot be read',
    on: path,
    ...(inConflict ? {} : { lines: [excerptOf(why)] }),
    next: [
      `git checkout HEAD -- ${path} (the list of your last commit), or`,
      'authors, once the katas are merged: npm run dojo -- originals --write',
    ],
  });
}

function excerptOf(why: string): string {
  return why.split('\n').slice(0, 3).join(' ').slice(0, 200);
}

/**
 * The id of a content: the one that git gives it, so that git can be asked for it. A text with
 * Windows’ line ends has the id of the same text without them.
 */
export function gitBlobId(content: Buffer): string {
  const plain = withoutCarriageReturns(content);
  return createHash('sha1').update(`blob ${plain.length}\0`).update(plain).digest('hex');
}

function withoutCarriageReturns(content: Buffer): Buffer {
  if (!content.includes('\r\n') || content.includes(0)) return content;
  return Buffer.from(content.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}

/** The file with a kata’s list. */
export function listPath(setFolder: string, folderName: string): string {
  return join(originalsFolder(setFolder), `${folderName}.json`);
}

/** Where one list was for all katas, in which two authors met in every merge. */
function oldPath(setFolder: string): string {
  return join(setFolder, 'originals.json');
}
