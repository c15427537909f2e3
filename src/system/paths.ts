import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout of docker-dojo that is running: absolute path, no trailing slash. */
export const checkout = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** What is made of the packages and goes with them. */
export const packageCache = join(checkout, 'node_modules', '.cache');

/**
 * Where the person stands who typed the command, and whose relative paths it takes. npm runs a
 * script in its package's folder, wherever it was called from, and says from where.
 */
export function callerFolder(env: NodeJS.ProcessEnv = process.env): string {
  const byNpm = env['npm_package_json'] === join(checkout, 'package.json');
  return byNpm && process.cwd() === checkout ? (env['INIT_CWD'] ?? checkout) : process.cwd();
}

/** Where the dojo keeps what is not the learner's: `$DOJO_HOME`, or `~/.cache/docker-dojo`. */
export function dojoHome(env: NodeJS.ProcessEnv = process.env): string {
  return env['DOJO_HOME'] ? resolve(env['DOJO_HOME']) : join(homedir(), '.cache', 'docker-dojo');
}
