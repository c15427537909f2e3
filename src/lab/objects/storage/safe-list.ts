import { closeSync, opendirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { asFolder } from './safe-file.ts';

/** Whoever reads a list has seen enough by then. */
const most = 60;
const deepest = 20;

/**
 * Every path below a folder that others may change meanwhile, folders with a trailing slash, sorted;
 * of many some, and `…`. No link is followed.
 */
export function listBelow(folder: string): string[] {
  const found: string[] = [];
  walk(folder, '', 0, found);
  return found.length < most ? found.sort() : [...found.sort(), '…'];
}

function walk(path: string, prefix: string, depth: number, found: string[]): void {
  const opened = open(path);
  if (opened === null) return;
  try {
    // Only Linux has paths through open files; elsewhere nothing hostile is judged.
    const through = process.platform === 'linux' ? `/proc/self/fd/${opened}` : path;
    const entries = opendirSync(through);
    for (let entry = entries.readSync(); entry && found.length < most; entry = entries.readSync()) {
      found.push(`${prefix}${entry.name}${entry.isDirectory() ? '/' : ''}`);
      if (entry.isDirectory() && depth < deepest)
        walk(join(through, entry.name), `${prefix}${entry.name}/`, depth + 1, found);
    }
    entries.closeSync();
  } finally {
    closeSync(opened);
  }
}

/** Null for what is no folder any more. */
function open(path: string): number | null {
  try {
    return openSync(path, asFolder);
  } catch {
    return null;
  }
}
