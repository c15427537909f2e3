import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { CannotJudge } from '../../errors/errors.ts';
import { messageOf } from '../../errors/messages.ts';
import { contentOf } from './files.ts';

const listFile = z.record(z.string(), z.record(z.string(), z.string().regex(/^[0-9a-f]{40}$/)));

/** Each file of a kata, by its path in the kata’s folder, with the id of its content. */
export type KataOriginals = Record<string, string>;

/** `originals.json` beside the katas of a set: what each kata is before anybody edits it. */
export type Originals = z.infer<typeof listFile>;

/** The originals of the set in this folder; null where it keeps no list. One that is broken is an error. */
export function readOriginals(setFolder: string): Originals | null {
  const text = contentOf(listPath(setFolder))?.toString();
  if (text === undefined) return null;
  try {
    return listFile.parse(JSON.parse(text));
  } catch (error) {
    throw unreadable(listPath(setFolder), text, messageOf(error));
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

/** The originals of the kata in this folder; null for one that no list knows. */
export function originalsOf(kataFolder: string): KataOriginals | null {
  return readOriginals(dirname(kataFolder))?.[basename(kataFolder)] ?? null;
}

/** Writes the list: an author’s last step, checked by `verify`. */
export function writeOriginals(setFolder: string, originals: Originals): void {
  writeFileSync(listPath(setFolder), `${JSON.stringify(originals, null, 2)}\n`);
}

/**
 * The id of a content: the one that git gives it, so that git can be asked for it. A text with
 * Windows’ line ends has the id of the same text without them.
 */
export function contentId(content: Buffer): string {
  const plain = withoutCarriageReturns(content);
  return createHash('sha1').update(`blob ${plain.length}\0`).update(plain).digest('hex');
}

function withoutCarriageReturns(content: Buffer): Buffer {
  if (!content.includes('\r\n') || content.includes(0)) return content;
  return Buffer.from(content.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}

function listPath(setFolder: string): string {
  return join(setFolder, 'originals.json');
}
