import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../errors/errors.ts';
import { callerFolder } from '../system/paths.ts';

/** The folder that `--attempt` names: absolute path. */
export function existingFolder(path: string): string {
  const folder = resolve(callerFolder(), path);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw new UsageError({
    failed: 'There is no such folder',
    on: folder,
    next: ['name a folder with the files that the kata lets one edit'],
  });
}
