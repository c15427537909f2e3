import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What the package.json of a folder that `init` has laid out says of its katas. */
export interface DojoFolder {
  /** `all`, new ones as well; or the names of their folders. */
  katas: 'all' | string[];
  /** Whether it depends on the answers as well. */
  solutions: boolean;
}

/** The field of package.json that makes a folder one of the dojo’s. */
export const dojoField = 'docker-dojo';

/** What this folder was laid out with; null for any other folder. */
export function readDojoFolder(folder: string): DojoFolder | null {
  try {
    const text = readFileSync(join(folder, 'package.json'), 'utf8');
    return dojoFolderIn(JSON.parse(text));
  } catch {
    return null;
  }
}

/** The same of the content of a package.json. */
export function dojoFolderIn(content: unknown): DojoFolder | null {
  const manifest = content as Record<string, unknown> | null;
  const field = manifest?.[dojoField];
  const katas = (field as Partial<DojoFolder> | undefined)?.katas;
  const isList = Array.isArray(katas) && katas.every((name) => typeof name === 'string');
  const solutions = Object.hasOwn(manifest?.['dependencies'] ?? {}, 'docker-dojo-solutions');
  return katas === 'all' || isList ? { katas, solutions } : null;
}

/** True for a folder that `init` has laid out. */
export function isDojoFolder(folder: string): boolean {
  return readDojoFolder(folder) !== null;
}

/** The folder of a dojo that this path is in, or is; null for one that is in none. */
export function dojoFolderAround(path: string): string | null {
  if (isDojoFolder(path)) return path;
  const above = dirname(path);
  return above === path ? null : dojoFolderAround(above);
}
