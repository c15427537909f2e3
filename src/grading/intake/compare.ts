import { gitBlobId } from '../../katas/originals/manifest.ts';
import type { Remark } from '../model/model.ts';
import type { ArchiveEntry } from './entry.ts';
import { isArchive } from './kinds.ts';
import { printable } from './paths.ts';

export type FileEntry = Extract<ArchiveEntry, { kind: 'file' }>;

/**
 * Compares a file with the original, by git’s id where the submission has it, else by content.
 * @param original The original’s id; null where there is none.
 * @param edits What may have been meant by a name that is none.
 */
export async function differs(
  entry: FileEntry,
  path: string,
  original: string | null,
  edits: string[] = [],
): Promise<Remark | null> {
  const shown = printable(path);
  if (original === null)
    return { kind: 'foreign', kata: null, text: `${shown} ${whyForeign(path, edits)}` };
  if (entry.id === original || gitBlobId(await entry.content()) === original) return null;
  return { kind: 'changed', kata: null, text: `${shown} was changed; the original was used` };
}

function whyForeign(path: string, edits: string[]): string {
  if (isArchive(path)) return 'is an archive in the submission; it was not unpacked';
  // Systems that do not tell capitals apart let one hand in app/dockerfile.
  const meant = edits.find((edit) => edit.toLowerCase() === path.toLowerCase());
  const why = meant === undefined ? 'is no file of the dojo' : `is not ${meant}`;
  return `${why}; it was left out`;
}
