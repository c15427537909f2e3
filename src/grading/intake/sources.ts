import { lstatSync, realpathSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import { UsageError } from '../../errors/errors.ts';
import { Refused } from './errors.ts';
import { packedKind, unknownKind, type SourceKind } from './kinds.ts';
import { kindOf } from './open-folder.ts';
import { nameOf, isPassedOver, printable } from './paths.ts';
import type { Checkout } from './reference.ts';

/** One thing that somebody handed in. */
export interface Source {
  /** Its name, as it may be shown: `ada.zip`. */
  entry: string;
  /** Its name without what says how it came: `ada`. */
  name: string;
  /** Absolute path. */
  path: string;
  /** Null for what is none of these. */
  kind: SourceKind | null;
  /** Why it cannot be read, to be read after its name; null where it may be. */
  why: string | null;
}

// A larger class is somebody’s single submission that was taken for one.
const most = 20_000;

/**
 * What was handed in: what is in a folder, each thing of it one submission, or the path itself where
 * that is one.
 * @param into Where the grader writes: no submission, wherever it lies.
 */
export async function sourcesIn(
  path: string,
  into: string,
  reference: Checkout,
): Promise<Source[]> {
  const real = realOf(path);
  const stats = lstatSync(real);
  if (!stats.isDirectory() || isSubmission(real, reference)) return [sourceOf(real)];
  const names = await readdir(real, { encoding: 'buffer' });
  if (names.length > most)
    throw new UsageError({
      failed: `There are more than ${most} things in the folder of submissions`,
      on: path,
      next: ['name the folder that holds one folder or archive for each student'],
    });
  const found = names.sort((a, b) => a.compare(b)).flatMap((name) => sourceIn(real, name));
  return found.filter((source) => !`${resolve(into)}${sep}`.startsWith(`${source.path}${sep}`));
}

function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    throw new UsageError({
      failed: 'There are no submissions',
      on: resolve(path),
      next: ['name a folder of submissions, or one of them'],
    });
  }
}

/** A folder is one submission when it has katas in it, or is a repository without files. */
function isSubmission(folder: string, reference: Checkout): boolean {
  const names = ['katas', ...reference.katas.map(({ folderName }) => folderName)];
  return isBareRepository(folder) || names.some((name) => isThere(join(folder, name)));
}

function sourceIn(folder: string, bytes: Buffer): Source[] {
  let name: string;
  try {
    name = nameOf(bytes);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const entry = printable(bytes.toString('latin1'));
    return [{ entry, name: entry, path: join(folder, entry), kind: null, why: error.why }];
  }
  return isNobodys(name, folder) ? [] : [sourceOf(join(folder, name))];
}

function sourceOf(path: string): Source {
  const stats = lstatSync(path);
  const file = basename(path);
  const kind = stats.isDirectory() ? folderKind(path) : stats.isFile() ? packedKind(file) : null;
  const special = stats.isDirectory() || stats.isFile() ? unknownKind : kindOf(stats);
  const why = kind === null ? special : null;
  return { entry: printable(file), name: printable(studentsPart(file, kind)), path, kind, why };
}

/** What systems, teachers and learning platforms leave between submissions. */
function isNobodys(name: string, folder: string): boolean {
  if (name.startsWith('.') || isPassedOver([name])) return true;
  // Moodle’s texts typed into a form: one more folder for each student, never with a file of katas.
  if (/_assignsubmission_onlinetext_?/.test(name)) return true;
  return /\.csv$|^index\.html$/i.test(name) && lstatSync(join(folder, name)).isFile();
}

/** `Ada Lovelace_4711_assignsubmission_file_` and `ada.tar.gz` → `Ada Lovelace` and `ada`. */
function studentsPart(file: string, kind: SourceKind | null): string {
  const isPacked = kind !== 'folder' && kind !== 'repository';
  const plain = isPacked ? file.replace(/(?:\.tar)?\.[a-z0-9]{2,6}$/i, '') : file;
  const name = (kind === 'repository' ? plain.replace(/\.git$/, '') : plain)
    .replace(/_\d+_assignsubmission_.*$/, '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
  return name === '' ? file : name;
}

function folderKind(path: string): SourceKind {
  return isBareRepository(path) ? 'repository' : 'folder';
}

function isBareRepository(folder: string): boolean {
  return ['HEAD', 'objects', 'refs'].every((name) => isThere(join(folder, name)));
}

function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // In a folder that may not be read: whoever reads it learns that.
    return false;
  }
}
