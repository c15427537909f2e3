import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// All in which the repository and the package that npm installs differ: what the package holds is
// compiled, since Node strips no types below node_modules, and its packages are locked by a file of
// another name. Everything else lies at the same paths in both (src/packing).

const file = fileURLToPath(import.meta.url);

/** Where docker-dojo lies, its checkout or the installed package: absolute path, no trailing slash. */
export const checkout = dirname(dirname(dirname(file)));

/** False where npm has installed it. */
export const isRepository = extname(file) === '.ts';

/** The name of the file that locks its packages. */
export const lockFile = isRepository ? 'package-lock.json' : 'npm-shrinkwrap.json';

/** A file of its code: `src/lab/spec` → its absolute path. */
export function codeFile(path: string): string {
  return join(checkout, `${path}${extname(file)}`);
}

const nested = join(checkout, 'node_modules');

/** The node_modules that holds its packages: its own, or the one that it lies in itself. */
export const packages =
  isRepository || existsSync(join(nested, 'jest')) ? nested : dirname(checkout);

/** Its version, as its package.json has it: `0.1.0`. */
export function ownVersion(): string {
  const text = readFileSync(join(checkout, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
