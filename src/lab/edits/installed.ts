import { randomInt } from 'node:crypto';
import { posix } from 'node:path';

/**
 * The files that `npm install` leaves in each of these folders: its own notes, commands, and packages
 * with what they bring, `ms` among them. Of every kind some, so that no name and no ending fits all.
 * @param folders relative paths
 * @param options.with a package of which nobody has heard before
 */
export function leftByNpm(folders: string[], { with: unheardOf }: { with: string }): string[] {
  const files = [
    '.package-lock.json',
    `.bin/${unheardOf}`,
    `${unheardOf}/package.json`,
    `${unheardOf}/build/reader`,
    'ms/index.js',
    '@shop/till/node_modules/ms/index.js',
  ];
  return folders.flatMap((folder) => files.map((file) => posix.join(folder, 'node_modules', file)));
}

/** A folder so far below another that nobody counts: how far is another number in every run. */
export function deepBelow(folder: string): string {
  return posix.join(folder, ...Array.from({ length: randomInt(8, 13) }, () => 'box'));
}
