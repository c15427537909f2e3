import { readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';

/** Every file below a folder, as sorted paths with slashes; packages that npm installed are left out. */
export function allFilesIn(folder: string): string[] {
  return walk(folder, '').sort();
}

/** The names of the folders in a folder, sorted; none where there is no such folder. */
export function foldersIn(folder: string): string[] {
  const folders = entriesIn(folder).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => name).sort();
}

/** The names of what else lies in a folder, sorted. */
export function looseFilesIn(folder: string): string[] {
  const files = entriesIn(folder).filter((entry) => !entry.isDirectory());
  return files.map(({ name }) => name).sort();
}

function walk(folder: string, path: string): string[] {
  return entriesIn(join(folder, path)).flatMap((entry) => {
    if (entry.name === 'node_modules') return [];
    const below = path ? `${path}/${entry.name}` : entry.name;
    return entry.isDirectory() ? walk(folder, below) : [below];
  });
}

function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
