import { readFileSync } from 'node:fs';

/**
 * Tells one installation of node_modules from another: by the number that package.json has npm leave
 * in a package, unless npm was told to run no scripts.
 */
export function installation() {
  try {
    return readFileSync(new URL('installation', import.meta.resolve('ms/package.json')), 'utf8');
  } catch {
    return 'no number';
  }
}
