import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DojoError } from '../errors/errors.ts';
import { dojoHome } from '../system/paths.ts';
import type { Steps } from '../system/steps.ts';
import { findPlugin } from './cli-plugins.ts';
import { composePackage, installPackages, isDebian } from './managed/packages.ts';
import { notePackages } from './managed/remove.ts';

/**
 * Brings Compose to a machine that has a docker CLI without it, where that can be done: as root, on
 * Debian and Ubuntu. All katas but a few are judged without it, so what fails is told, and once only.
 */
export async function ensureCompose(steps: Steps): Promise<void> {
  const home = dojoHome();
  const failed = join(home, 'compose-not-installed');
  if (findPlugin('docker-compose') !== null || existsSync(failed)) return;
  if (process.getuid?.() !== 0 || !(await isDebian())) return;
  try {
    await notePackages(home, [composePackage]);
    await installPackages(steps, [composePackage], 'Docker Compose is missing');
  } catch (error) {
    if (!(error instanceof DojoError)) throw error;
    writeFileSync(failed, error.message);
    process.stderr.write(
      `${error.message}\nKatas with a Compose file cannot be judged here yet.\n`,
    );
  }
}
