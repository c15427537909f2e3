import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives each of the tests around it a `DOJO_HOME` of its own, empty at first; returns what tells it. */
export const useOwnHome = () => useOwnFolder('DOJO_HOME');

/** As {@link useOwnHome}, for another variable that names a folder. */
export function useOwnFolder(variable: string): () => string {
  const before = process.env[variable];
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'docker-dojo-own-'));
    process.env[variable] = folder;
  });
  afterEach(() => {
    if (before === undefined) Reflect.deleteProperty(process.env, variable);
    else process.env[variable] = before;
    rmSync(folder, { recursive: true });
  });
  return () => folder;
}
