import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { kataFile } from '../kata.ts';
import { originalContent } from './contents.ts';
import { contentOf, filesIn } from './files.ts';
import { gitBlobId, originalsOf, type KataOriginals } from './manifest.ts';

/** A kata as far as its originals matter. */
export interface KataFolder {
  /** Absolute path. */
  folder: string;
  /** What its kata.json says that a learner may edit. */
  edits: string[];
}

/** A file of a kata that is not the learner’s to edit, and is not what it was. */
export interface Change {
  file: string;
  how: 'changed' | 'missing' | 'added';
}

/** What differs from the originals, the learner’s own files left aside. */
export function changesOf(kata: KataFolder): Change[] {
  const originals = originalsOf(kata.folder);
  if (!originals) return [];
  const edits = editsOf(kata);
  const known = Object.entries(originals).filter(([file]) => !edits.includes(file));
  const added = filesIn(kata.folder).filter(
    (file) => !(file in originals) && !edits.includes(file),
  );
  return [
    ...known.flatMap(([file, id]) => changeOf(kata.folder, file, id)),
    ...added.map((file) => ({ file, how: 'added' as const })),
  ];
}

/** What a learner may edit, by the original kata.json: theirs may say anything. */
export function editsOf({ folder, edits }: KataFolder): string[] {
  try {
    const text = originalContent(folder, 'kata.json')?.toString() ?? '';
    return kataFile.parse(JSON.parse(text)).edits;
  } catch {
    return edits;
  }
}

/** True while the learner’s files are those that the kata begins with. */
export function isStarter(kata: KataFolder): boolean {
  const originals = originalsOf(kata.folder);
  return originals !== null && kata.edits.every((edit) => isOriginal(kata.folder, edit, originals));
}

/** True where the learner’s files are known not to be those that the kata begins with. */
export function isEdited(kata: KataFolder): boolean {
  return originalsOf(kata.folder) !== null && !isStarter(kata);
}

/** Fingerprints of what a learner begins with: of the starter, and of all that judges it. */
export interface Edition {
  starter: string;
  rest: string;
}

/** The edition of a kata that this checkout has; null for a kata that no list knows. */
export function versionOf(folder: string): Edition | null {
  const originals = originalsOf(folder);
  if (!originals) return null;
  const edits = editsOf({ folder, edits: [] });
  const files = Object.entries(originals).sort(([a], [b]) => (a < b ? -1 : 1));
  // Its texts may be mended without a word.
  const judged = files.filter(([file]) => file !== 'README.md' && file !== 'hints.md');
  return {
    starter: fingerprint(judged.filter(([file]) => edits.includes(file))),
    rest: fingerprint(judged.filter(([file]) => !edits.includes(file))),
  };
}

function fingerprint(entries: [string, string][]): string {
  return createHash('sha256').update(JSON.stringify(entries)).digest('hex').slice(0, 16);
}

function isOriginal(folder: string, file: string, originals: KataOriginals): boolean {
  return changeOf(folder, file, originals[file] ?? null).length === 0;
}

function changeOf(folder: string, file: string, id: string | null): Change[] {
  const now = contentOf(join(folder, file));
  // An edit that the starter does not have, a .dockerignore say, is original while it is not there.
  if (now === null) return id === null ? [] : [{ file, how: 'missing' }];
  return gitBlobId(now) === id ? [] : [{ file, how: 'changed' }];
}
