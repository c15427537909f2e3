import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ms = import.meta.resolve('ms/package.json');

/**
 * Tells one installation of node_modules from another: by the number that package.json has npm leave
 * in a package or, where npm was told to run no scripts, by when the package’s files were written.
 */
export function installation() {
  try {
    return readFileSync(new URL('installation', ms), 'utf8');
  } catch {
    const { mtimeNs } = statSync(fileURLToPath(ms), { bigint: true });
    return `no number, but files written at ${mtimeNs}`;
  }
}
