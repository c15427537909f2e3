import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { checkout, isRepository, ownVersion, packages } from '../system/own-package.ts';

/**
 * The files that a new folder can have its packages from, where this dojo does not come from a registry: the
 * one that npm has installed it from, and the answers beside that; in the repository what `npm run pack`
 * has made.
 * @returns package name → absolute path of the file; without those that are not there
 */
export function packedFiles(): Record<string, string> {
  const own = isRepository ? packedFile(join(checkout, 'packed'), 'docker-dojo') : installedFrom();
  if (!own || !existsSync(own)) return {};
  const answers = packedFile(dirname(own), 'docker-dojo-solutions');
  return {
    'docker-dojo': own,
    ...(existsSync(answers) ? { 'docker-dojo-solutions': answers } : {}),
  };
}

function packedFile(folder: string, name: string): string {
  return join(folder, `${name}-${ownVersion()}.tgz`);
}

/** What npm notes of an installed package: `file:../docker-dojo-0.1.0.tgz`, from the folder of node_modules. */
function installedFrom(): string | null {
  try {
    const text = readFileSync(join(packages, '.package-lock.json'), 'utf8');
    const { packages: all } = JSON.parse(text) as {
      packages: Record<string, { resolved?: string } | undefined>;
    };
    const [, path] = /^file:(.*)$/.exec(all['node_modules/docker-dojo']?.resolved ?? '') ?? [];
    return path === undefined ? null : resolve(dirname(packages), path);
  } catch {
    // Another program than npm has installed it.
    return null;
  }
}
