import { readdirSync, readFileSync } from 'node:fs';

const ms = import.meta.resolve('ms/package.json');

/**
 * Tells one installation of node_modules from another: by the number that package.json has npm leave
 * in a package, unless npm was told to run no scripts.
 */
export function installation() {
  try {
    return readFileSync(new URL('installation', ms), 'utf8');
  } catch {
    return 'no number';
  }
}

/** The packages that lie where `ms` does. */
export function packages() {
  return readdirSync(new URL('..', ms)).join('\n');
}
