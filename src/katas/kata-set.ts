import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from '../errors/errors.ts';
import { dojoFolderAround, isDojoFolder } from '../system/dojo-folder.ts';
import { isRepository } from '../system/own-package.ts';
import { checkout, callerFolder } from '../system/paths.ts';

/** A set of katas: the dojo’s own, or one in another folder or repository. All paths are absolute. */
export interface KataSet {
  /** What holds all the rest, and what a person calls the set by. */
  root: string;
  /** Where the katas’ folders lie. */
  katas: string;
  solutions: string;
  wrongAnswers: string;
  /** What the bench compares with. */
  floors: string;
  /** Progress, backups and originals of whoever works on it: its `.dojo`. */
  kept: string;
}

/** `41-call-me-by-name`: what the folder of a kata is called. */
export const kataFolderPattern = /^(\d{2})-([a-z0-9]+(?:-[a-z0-9]+)*)$/;

// A choice is in the environment, and nowhere else: processes that this one starts make the same.
const setting = 'DOJO_KATAS';
const typed = 'DOJO_KATAS_TYPED';

/**
 * The set in use: `--katas`, else the setting DOJO_KATAS, else that of the folder that `init` has laid
 * out and somebody stands in, else the repository’s own. Installed, the dojo has none of its own.
 */
export function currentSet(env: NodeJS.ProcessEnv = process.env): KataSet {
  const folder = env[setting];
  if (folder) return setIn(resolve(callerFolder(env), folder));
  const around = dojoFolderAround(callerFolder(env));
  if (around !== null || isRepository) return setOfKatas(join(around ?? checkout, 'katas'));
  throw new UsageError({
    failed: 'There are no katas here: this is no folder that dojo init has laid out',
    on: callerFolder(env),
    next: ['npx docker-dojo init my-dojo (lays one out), or cd to yours'],
  });
}

/** The katas that come with this dojo, as they are handed out: what `init` and `sync` copy. */
export function ownKatas(): string {
  return join(checkout, 'katas');
}

/** Takes the set in this folder for the one in use, as `--katas` asks. */
export function useSet(folder: string, env: NodeJS.ProcessEnv = process.env): void {
  const absolute = resolve(callerFolder(env), folder);
  setIn(absolute);
  Object.assign(env, { [setting]: absolute, [typed]: folder });
}

/** The set that a kata belongs to, by the folder that it lies in. */
export function setOf(kataFolder: string): KataSet {
  return setOfKatas(dirname(kataFolder));
}

/** True for the katas that come with the dojo. */
export function isOwn({ katas }: Pick<KataSet, 'katas'>): boolean {
  return katas === join(checkout, 'katas');
}

/** The folder that `--katas` named, in the words of whoever typed it; undefined where nobody did. */
export function typedSet(env: NodeJS.ProcessEnv = process.env): string | undefined {
  return env[typed];
}

/** The set in a folder that somebody named: one with katas/ in it, or a folder of katas itself. */
function setIn(folder: string): KataSet {
  if (!isFolder(folder))
    throw new UsageError({
      failed: 'There is no such folder of katas',
      on: folder,
      next: ['name a folder that holds katas/, or that is one (--katas, or DOJO_KATAS)'],
    });
  const below = join(folder, 'katas');
  const isOne = basename(folder) === 'katas' || readdirSync(folder).some(isKataName);
  return setOfKatas(isOne && !isFolder(below) ? folder : below);
}

/** A folder called katas has the rest beside it; any other folder of katas has it within. */
function setOfKatas(katas: string): KataSet {
  const root = basename(katas) === 'katas' ? dirname(katas) : katas;
  return {
    root,
    katas,
    solutions: isDojoFolder(root) ? solutionsFor(root) : join(root, 'solutions'),
    wrongAnswers: join(root, 'test', 'wrong-answers'),
    floors: join(root, 'test', 'floors'),
    kept: join(root, '.dojo'),
  };
}

/** A folder that `init` has laid out has its answers in a package; a repository lends its own. */
function solutionsFor(root: string): string {
  const name = 'docker-dojo-solutions';
  const installed = join(root, 'node_modules', name);
  const beside = isRepository ? join(checkout, 'solutions') : join(dirname(checkout), name);
  return !isFolder(installed) && isFolder(beside) ? beside : installed;
}

function isKataName(name: string): boolean {
  return kataFolderPattern.test(name);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
