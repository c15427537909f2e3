import { constants, existsSync, type Stats } from 'node:fs';
import { lstat, open, opendir, realpath, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '../../errors/messages.ts';
import { Refused } from './errors.ts';

const { O_RDONLY, O_NOFOLLOW, O_DIRECTORY, O_NONBLOCK } = constants;

/**
 * A folder that is held open. What is in it is reached through it, name by name, and no link is
 * followed: whoever swaps a folder on the way for a link does not lead the reader out.
 */
export class OpenFolder {
  readonly #handle: FileHandle;
  /** What its names are put behind; as they are, since `.` behind a handle has to stay. */
  readonly #path: string;
  /** Where the system has no paths through handles: the real path, to compare with. */
  readonly #real: string | null;

  private constructor(handle: FileHandle, path: string, real: string | null) {
    this.#handle = handle;
    this.#path = path;
    this.#real = real;
  }

  /**
   * Opens the folder at a path whose last part is no link.
   * @param throughHandle Linux has /proc/self/fd; elsewhere each step is looked at again afterwards.
   */
  static async at(path: string, throughHandle = existsSync('/proc/self/fd')): Promise<OpenFolder> {
    const handle = await opened(path, O_DIRECTORY);
    if (throughHandle) return new OpenFolder(handle, `/proc/self/fd/${handle.fd}`, null);
    return new OpenFolder(handle, path, await realpath(path));
  }

  /** The names in it as they are stored, at most this many and one more. */
  async names(most: number): Promise<Buffer[]> {
    const found: Buffer[] = [];
    // Node.js gives the bytes for this encoding; its types do not know.
    const encoding = 'buffer' as BufferEncoding;
    for await (const { name } of await opendir(this.#path, { encoding, bufferSize: 512 })) {
      found.push(name as unknown as Buffer);
      if (found.length > most) break;
    }
    return found.sort((a, b) => a.compare(b));
  }

  /** What is there, a link itself; null where nothing is. */
  async look(name: string): Promise<Stats | null> {
    try {
      return await lstat(`${this.#path}/${name}`);
    } catch (error) {
      if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return null;
      throw isForbidden(error) ? new Refused(forbidden) : error;
    }
  }

  async folder(name: string): Promise<OpenFolder> {
    const next = await OpenFolder.at(`${this.#path}/${name}`, this.#real === null);
    if (this.#real === null || next.#real === join(this.#real, name)) return next;
    await next.close();
    throw new Refused('is a symbolic link');
  }

  /** Opens a regular file. */
  async file(name: string): Promise<FileHandle> {
    const path = `${this.#path}/${name}`;
    const handle = await openRegular(path);
    if (this.#real === null || (await realpath(path)) === join(this.#real, name)) return handle;
    await handle.close();
    throw new Refused('is a symbolic link');
  }

  /** Opens a folder further down, each part of the way held; without parts, this one once more. */
  async folderAt(parts: string[]): Promise<OpenFolder> {
    let [at, isOwn]: [OpenFolder, boolean] = [this, true];
    for (const part of parts.length > 0 ? parts : ['.']) {
      const next = await at.folder(part).finally(() => (isOwn ? undefined : at.close()));
      [at, isOwn] = [next, false];
    }
    return at;
  }

  /** Opens a regular file further down. */
  async fileAt(parts: string[]): Promise<FileHandle> {
    const folder = await this.folderAt(parts.slice(0, -1));
    return folder.file(parts.at(-1) ?? '.').finally(() => folder.close());
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }
}

/** Opens a regular file at a path whose last part is no link. Never waits for a pipe’s other end. */
export async function openRegular(path: string): Promise<FileHandle> {
  const handle = await opened(path, O_NONBLOCK);
  const stats = await handle.stat();
  if (stats.isFile()) return handle;
  await handle.close();
  throw new Refused(kindOf(stats));
}

/** What it is, when it is neither a regular file nor a folder. */
export function kindOf(stats: Stats): string {
  if (stats.isSymbolicLink()) return 'is a symbolic link';
  if (stats.isDirectory()) return 'is a folder';
  if (stats.isFIFO()) return 'is a named pipe';
  if (stats.isSocket()) return 'is a socket';
  return 'is a device';
}

async function opened(path: string, flags: number): Promise<FileHandle> {
  try {
    return await open(path, O_RDONLY | O_NOFOLLOW | flags);
  } catch (error) {
    // Linux says ELOOP of a link, and ENOTDIR where a folder was wanted; FreeBSD says EMLINK.
    if (hasCode(error, 'ELOOP') || hasCode(error, 'EMLINK'))
      throw new Refused('is a symbolic link');
    if (hasCode(error, 'ENOTDIR')) throw new Refused('is no folder');
    throw isForbidden(error) ? new Refused(forbidden) : error;
  }
}

const forbidden = 'may not be read by the grader';

function isForbidden(error: unknown): boolean {
  return hasCode(error, 'EACCES') || hasCode(error, 'EPERM');
}
