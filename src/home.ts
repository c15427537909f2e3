import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout of docker-dojo that is running: absolute path, no trailing slash. */
export const checkout = resolve(fileURLToPath(new URL('..', import.meta.url)));

/** Where the dojo keeps what is not the learner's: `$DOJO_HOME`, or `~/.cache/docker-dojo`. */
export function dojoHome(env: NodeJS.ProcessEnv = process.env): string {
  return env['DOJO_HOME'] ? resolve(env['DOJO_HOME']) : join(homedir(), '.cache', 'docker-dojo');
}
