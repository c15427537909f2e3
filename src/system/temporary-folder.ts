import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dojoHome } from './paths.ts';
import { isDead, ownProcess, writeProcessId } from './process-id.ts';

export interface TemporaryFolder {
  /** Absolute path. */
  folder: string;
  remove: () => void;
}

const own = new Set<string>();

// Whoever is ended by Ctrl-C comes to no `finally`.
process.once('exit', () => own.forEach(sweep));

/**
 * A folder of this process. It goes with the process at the latest; where that was killed, it goes when
 * any process makes the next one.
 * @param purpose a word; it begins the folder's name
 */
export function temporaryFolder(purpose: string): TemporaryFolder {
  const parent = join(dojoHome(), 'tmp');
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent))
    if (isDead(name.split('@')[1] ?? '')) sweep(join(parent, name));
  const folder = mkdtempSync(join(parent, `${purpose}@${writeProcessId(ownProcess())}@`));
  own.add(folder);
  return { folder, remove: () => removeFolder(folder) };
}

function sweep(folder: string): void {
  try {
    removeFolder(folder);
  } catch {
    // Another process removes it just now or writes into it, or it is another user's: it stays for those.
  }
}

function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  own.delete(folder);
}
