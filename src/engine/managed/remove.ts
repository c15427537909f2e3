import { existsSync } from 'node:fs';
import { appendFile, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { CannotJudge } from '../../errors/errors.ts';
import { lastLines } from '../../errors/error-details.ts';
import { hasCode } from '../../errors/messages.ts';
import { isInstalled, systemEnv } from './packages.ts';
import { engineFolder, installMark } from './paths.ts';
import { stopPrivateEngine } from './stop.ts';

/** What the set-up has brought to a machine, beside images on an engine that was there before. */
export interface Brought {
  /** The folder of the dojo's own engine, with its data; null where there is none. */
  folder: string | null;
  /** How much that takes, in bytes. */
  bytes: number;
  /** The distribution's packages. */
  packages: string[];
}

/** Notes the packages that are about to be installed and were not there. */
export async function notePackages(home: string, names: string[]): Promise<void> {
  const there = await Promise.all(names.map(isInstalled));
  const missing = names.filter((_name, index) => !there[index]);
  await mkdir(home, { recursive: true });
  await appendFile(packagesFile(home), missing.map((name) => `${name}\n`).join(''));
}

export async function broughtTo(home: string): Promise<Brought> {
  const folder = existsSync(engineFolder(home)) ? engineFolder(home) : null;
  const listed = await readFile(packagesFile(home), 'utf8').catch(() => '');
  const packages = [...new Set(listed.split('\n').filter(Boolean))];
  return { folder, bytes: folder ? await sizeOf(folder) : 0, packages };
}

/** Stops the dojo's own engine, and removes it with all its data; then the packages, as root. */
export async function removeBrought(home: string, { folder, packages }: Brought): Promise<void> {
  await stopPrivateEngine(home);
  if (folder) await removeData(folder);
  if (packages.length > 0) await purge(packages);
  await rm(packagesFile(home), { force: true });
  await rm(installMark(home), { force: true });
}

async function removeData(folder: string): Promise<void> {
  try {
    await rm(folder, { recursive: true, force: true });
  } catch (error) {
    if (!hasCode(error, 'EACCES') && !hasCode(error, 'EPERM')) throw error;
    // A rootless engine keeps files of its containers' users: in its user namespace they are its own.
    await execa('rootlesskit', ['rm', '-rf', folder], { env: systemEnv, reject: false });
    await rm(folder, { recursive: true, force: true });
  }
}

async function purge(packages: string[]): Promise<void> {
  const args = ['purge', '-y', '--autoremove', ...packages];
  const { exitCode, all } = await execa('apt-get', args, {
    ...{ env: systemEnv, all: true, reject: false },
  });
  if (exitCode === 0) return;
  throw new CannotJudge({
    failed: 'The packages that the set-up brought could not be removed',
    command: `apt-get ${args.join(' ')}`,
    lines: lastLines(all, 4),
    next: [`sudo apt-get ${args.join(' ')}`],
  });
}

async function sizeOf(folder: string): Promise<number> {
  const { stdout } = await execa('du', ['-sb', folder], { reject: false });
  return Number(/^\d+/.exec(stdout)?.[0] ?? 0);
}

function packagesFile(home: string): string {
  return join(home, 'installed-packages');
}
