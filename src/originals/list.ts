import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';

const listFile = z.record(z.string(), z.record(z.string(), z.string().regex(/^[0-9a-f]{40}$/)));

/** Each file of a kata, by its path in the kata’s folder, with the id of its content. */
export type KataOriginals = Record<string, string>;

/** `originals.json` beside the katas of a set: what each kata is before anybody edits it. */
export type Originals = z.infer<typeof listFile>;

/** The originals of the set in this folder; null where it keeps no list, or none that can be read. */
export function readOriginals(setFolder: string): Originals | null {
  try {
    return listFile.parse(JSON.parse(readFileSync(listPath(setFolder), 'utf8')));
  } catch {
    return null;
  }
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
