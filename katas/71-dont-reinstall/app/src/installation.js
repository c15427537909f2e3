import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ms = import.meta.resolve('ms/package.json');

/**
 * Tells one installation of node_modules from another: by the number that package.json has npm leave
 * there or, where npm was told to run no scripts, by when it wrote its files.
 */
export function installation() {
  try {
    return readFileSync(new URL('../.installation', ms), 'utf8');
  } catch {
    return `installed at ${statSync(fileURLToPath(ms), { bigint: true }).mtimeNs}`;
  }
}
