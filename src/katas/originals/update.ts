import { join } from 'node:path';
import type { Kata } from '../kata.ts';
import { keepOriginals } from './contents.ts';
import { contentOf, filesIn } from './files.ts';
import { gitBlobId, readOriginals, writeOriginals, type Originals } from './manifest.ts';

/** The list of originals that the katas’ files as they are now would make. */
export function originalsFromFiles(katas: Kata[]): Originals {
  const ids = (folder: string) =>
    filesIn(folder).map((file) => [file, gitBlobId(contentOf(join(folder, file)) ?? Buffer.of())]);
  return Object.fromEntries(
    katas.map(({ folder, folderName }) => [
      folderName,
      Object.fromEntries(ids(folder)) as Record<string, string>,
    ]),
  );
}

/** Takes these katas’ files as they are now for the originals; other katas keep theirs. */
export function takeOriginals(setFolder: string, katas: Kata[], all: Kata[]): void {
  // Where each is taken anew it does not matter what the list said, nor whether it can be read.
  const before = katas.length === all.length ? {} : (readOriginals(setFolder) ?? {});
  const known = all.map(({ folderName }) => folderName);
  const taken = { ...before, ...originalsFromFiles(katas) };
  const entries = Object.entries(taken).filter(([name]) => known.includes(name));
  writeOriginals(setFolder, Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))));
  for (const { folder } of katas) keepOriginals(folder);
}

/** Where the list is not what the files are, a line each: `41-call-me-by-name/setup.ts`. */
export function outOfDate(setFolder: string, katas: Kata[]): string[] {
  const [listed, now] = [readOriginals(setFolder) ?? {}, originalsFromFiles(katas)];
  return [...new Set([...Object.keys(listed), ...Object.keys(now)])].sort().flatMap((kata) => {
    const [before, after] = [listed[kata] ?? {}, now[kata] ?? {}];
    const files = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return files.filter((file) => before[file] !== after[file]).map((file) => `${kata}/${file}`);
  });
}
