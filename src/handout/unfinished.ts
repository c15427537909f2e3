import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDead, ownProcess, writeProcessId } from '../system/process-id.ts';

const prefix = '.docker-dojo-unfinished-';

/**
 * Makes an empty folder in this one, in which something is put together before it is moved to its
 * place; returns its path. Those of processes that were killed are removed.
 */
export function makeUnfinished(parent: string): string {
  for (const name of readdirSync(parent).filter((one) => one.startsWith(prefix))) {
    if (isDead(name.slice(prefix.length)))
      rmSync(join(parent, name), { recursive: true, force: true });
  }
  const folder = join(parent, `${prefix}${writeProcessId(ownProcess())}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  return folder;
}
