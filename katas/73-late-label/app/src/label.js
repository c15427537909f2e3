import { readFileSync } from 'node:fs';

/** Which build this is: the variable BUILD_ID says it, or the file /build-id. */
export function label() {
  const id = process.env.BUILD_ID ?? read('/build-id');
  if (id === undefined) return 'no build id';
  return id === '' ? 'an empty build id' : `build ${id}`;
}

function read(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}
