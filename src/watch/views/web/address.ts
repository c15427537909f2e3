import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeStateFolder } from '../../../system/state-files.ts';

/**
 * The token of a set's live page. It is kept, readable for nobody else, so that a page that is open
 * finds the next watch again; where it cannot be kept it is a new one each time.
 * @param kept the set's `.dojo`: absolute path
 */
export function tokenIn(kept: string): string {
  const file = join(kept, 'web-token');
  try {
    const token = readFileSync(file, 'utf8').trim();
    if (/^[\w-]{32}$/.test(token)) return token;
  } catch {
    // The first time.
  }
  const token = randomBytes(24).toString('base64url');
  keep(file, token);
  return token;
}

function keep(file: string, token: string): void {
  const beside = `${file}.${process.pid}`;
  try {
    makeStateFolder(dirname(file));
    writeFileSync(beside, `${token}\n`, { mode: 0o600 });
    renameSync(beside, file);
  } catch {
    // The page works as well; it is only not found again.
  }
}
