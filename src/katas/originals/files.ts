import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// What editors, file managers and npm leave behind: nobody’s work, and no part of a kata.
const litter = /^(?:node_modules|\.DS_Store|Thumbs\.db|\..*\.sw.|.*~)$/;

/** Every file in a kata’s folder, as sorted paths with slashes; what tools leave there is left out. */
export function filesIn(folder: string): string[] {
  return walk(folder, '').sort();
}

function walk(folder: string, path: string): string[] {
  return readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => {
    if (isLitter(entry.name)) return [];
    const below = path ? `${path}/${entry.name}` : entry.name;
    return entry.isDirectory() ? walk(folder, below) : [below];
  });
}

/** True for a name of something that tools leave behind. */
export function isLitter(name: string): boolean {
  return litter.test(name);
}

/** A file’s content; null where there is no regular file. */
export function contentOf(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}
