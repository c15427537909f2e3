import { randomBytes, randomInt } from 'node:crypto';
import { posix } from 'node:path';

/**
 * The files that `npm install` leaves in each of these folders: its own notes, commands, and packages
 * with what they bring, `ms` among them; and what somebody has put there by hand. Of every kind some,
 * so that no name and no ending fits all.
 * @param folders relative paths
 * @param options.with a package of which nobody has heard before
 */
export function leftByNpm(folders: string[], { with: unheardOf }: { with: string }): string[] {
  const files = [
    '.package-lock.json',
    `.bin/${unheardOf}`,
    `${unheardOf}/package.json`,
    `${unheardOf}/build/reader`,
    `${unheardOf}.js`,
    'ms/index.js',
    `@${unheardOf}/till/LICENSE`,
    '@shop/till/node_modules/ms/index.js',
  ];
  return folders.flatMap((folder) => files.map((file) => posix.join(folder, 'node_modules', file)));
}

/** What a folder may be called: as somebody would, as nobody does, as something that is often left out. */
const plain = ['box', 'Box', 'old labels', 'étagère', 'node_module', 'modules', 'x'];
const dotted = ['.box', 'v1.2'];

/**
 * A folder so far below another that nobody counts: how far, and by which names, is another one in
 * every run.
 */
export function deepBelow(folder: string): string {
  return below(folder, randomInt(17, 40));
}

/** A folder a few steps below another, of any name. */
export function somewhereBelow(folder: string): string {
  return below(folder, randomInt(1, 4));
}

function below(folder: string, steps: number): string {
  const further = Array.from({ length: steps - 1 }, () => anyOf([...plain, ...dotted]));
  // A list of what may go in may well mean files by a dot: the first name has none.
  return posix.join(folder, anyOf(plain), ...further);
}

function anyOf(names: string[]): string {
  return `${names[randomInt(names.length)]}${randomBytes(randomInt(1, 3)).toString('hex')}`;
}
