import {
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { hasCode } from '../../../errors/messages.ts';

// Who works in a container may put a link in the place of a folder at any moment. A folder that is
// open stays the one it was, so each step goes through the open folder before it, and follows no link.
export const asFolder = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW;
const toRead = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
const toMake = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;

const toOverwrite =
  constants.O_WRONLY | constants.O_TRUNC | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** A file in a folder that others may change meanwhile is read at most this far. */
const readLimit = 1_000_000;

/** Replaces a file below a folder as editors do: a new one is written beside it and takes its name. */
export function replaceBelow(folder: string, file: string, content: string): void {
  inFolderOf(folder, file, true, (parent) => {
    const target = join(parent, basename(file));
    rmSync(`${target}~`, { force: true });
    const made = openSync(`${target}~`, toMake, 0o644);
    try {
      writeFileSync(made, content);
    } finally {
      closeSync(made);
    }
    renameSync(`${target}~`, target);
  });
}

/** Writes into the file itself, which keeps its name and stays the same one. Throws where there is none. */
export function overwriteBelow(folder: string, file: string, content: string): void {
  inFolderOf(folder, file, false, (parent) => {
    const opened = openSync(join(parent, basename(file)), toOverwrite);
    try {
      writeFileSync(opened, content);
    } finally {
      closeSync(opened);
    }
  });
}

/** The content of a file below a folder, its first megabyte; null when there is no such file. */
export function readBelow(folder: string, file: string): string | null {
  try {
    const read = inFolderOf(folder, file, false, (parent) =>
      readRegular(join(parent, basename(file)), readLimit),
    );
    return read?.toString() ?? null;
  } catch (error) {
    // ELOOP: a link. ENOTDIR: a file, or a link, in the place of a folder.
    if (['ENOENT', 'ENOTDIR', 'ELOOP', 'ENXIO'].some((code) => hasCode(error, code))) return null;
    throw error;
  }
}

/**
 * The bytes of a regular file below a folder; null when it is none.
 * @param most how many are read at most
 */
export function readBytesBelow(folder: string, file: string, most: number): Buffer | null {
  return inFolderOf(folder, file, false, (parent) =>
    readRegular(join(parent, basename(file)), most),
  );
}

function readRegular(path: string, most: number): Buffer | null {
  const opened = openSync(path, toRead);
  try {
    const about = fstatSync(opened);
    if (!about.isFile()) return null;
    // It may be growing.
    const bytes = Buffer.alloc(Math.min(most, Math.max(about.size, 4096)));
    return bytes.subarray(0, readSync(opened, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(opened);
  }
}

/** Calls `use` with a path to the folder of `file` that no link leads astray. */
function inFolderOf<T>(folder: string, file: string, make: boolean, use: (parent: string) => T): T {
  // Only Linux has paths through open files; elsewhere nothing hostile is judged.
  if (process.platform !== 'linux') return use(dirname(join(folder, file)));
  const opened = [openSync(folder, asFolder)];
  try {
    for (const name of dirname(file)
      .split('/')
      .filter((part) => part !== '.')) {
      const next = join(`/proc/self/fd/${opened.at(-1)}`, name);
      if (make) mkdirSync(next, { recursive: true });
      opened.push(openSync(next, asFolder));
    }
    return use(`/proc/self/fd/${opened.at(-1)}`);
  } finally {
    for (const one of opened) closeSync(one);
  }
}
