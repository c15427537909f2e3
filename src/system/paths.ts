import { dirname, join, resolve } from 'node:path';
import { isDojoFolder } from './dojo-folder.ts';
import { checkout, packages } from './own-package.ts';
import { userHome } from './user-home.ts';

export { checkout } from './own-package.ts';

/** What is made of the packages and goes with them. */
export const packageCache = join(packages, '.cache');

/**
 * Where the person stands who typed the command, and whose relative paths it takes. npm runs a
 * script in its package's folder, wherever it was called from, and says from where.
 */
export function callerFolder(env: NodeJS.ProcessEnv = process.env): string {
  const here = process.cwd();
  const byNpm = dirname(env['npm_package_json'] ?? '') === here;
  const isOwn = here === checkout || isDojoFolder(here);
  return byNpm && isOwn ? (env['INIT_CWD'] ?? here) : here;
}

/** Where the dojo keeps what is not the learner's: `$DOJO_HOME`, or `~/.cache/docker-dojo`. */
export function dojoHome(env: NodeJS.ProcessEnv = process.env): string {
  return env['DOJO_HOME'] ? resolve(env['DOJO_HOME']) : join(userHome(), '.cache', 'docker-dojo');
}
