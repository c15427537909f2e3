import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives each of the tests around it a `DOJO_HOME` of its own, empty at first; returns what tells it. */
export function useOwnHome(): () => string {
  const before = process.env['DOJO_HOME'];
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'docker-dojo-home-'));
    process.env['DOJO_HOME'] = home;
  });
  afterEach(() => {
    if (before === undefined) delete process.env['DOJO_HOME'];
    else process.env['DOJO_HOME'] = before;
    rmSync(home, { recursive: true });
  });
  return () => home;
}
