import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { hasCode, messageOf } from '../../../errors/messages.ts';
import { currentSandbox } from '../../run/sandbox.ts';
import { AttemptError, excerpt } from '../../run/observation.ts';
import { overwriteBelow, readBelow, replaceBelow } from './safe-file.ts';
import { listBelow } from './safe-list.ts';

/** A folder of the host that the lab made for a run; it goes with the run. */
export class HostFolder {
  /** Absolute path. */
  readonly path: string;
  #kept: { paths: string[]; files: Map<string, string | null> } | undefined;

  constructor(path: string) {
    this.path = path;
    mkdirSync(path, { recursive: true, mode: 0o777 });
    // Root in a container of a rootless engine is that engine’s user, here as on its own host; and
    // the setup is somebody else, who may write here in practice.
    const place = currentSandbox();
    if (!place) return;
    chownSync(path, place.engine, place.engine);
    chmodSync(path, 0o777);
  }

  /** Replaces a file as editors do: a new file is written beside it and takes its name. */
  replace(file: string, content: string): void {
    unlessObstructed(file, () => replaceBelow(this.path, file, content));
  }

  /** Writes into a file that is there, as `echo … > file` does: it stays the same file. */
  overwrite(file: string, content: string): void {
    unlessObstructed(file, () => overwriteBelow(this.path, file, content));
  }

  /** A file's content; null when there is no such file. */
  read(file: string): string | null {
    return readBelow(this.path, file);
  }

  /** Keeps what is in it now, for {@link readAtReturn}; the lab does, at the moment a setup returns. */
  keep(): void {
    const paths = this.list();
    const files = paths.filter((path) => !path.endsWith('/') && path !== '…');
    this.#kept = { paths, files: new Map(files.map((file) => [file, this.#readIfAllowed(file)])) };
  }

  /** A file's content at the moment at which the setup returned last; null when there was none. */
  readAtReturn(file: string): string | null {
    return this.#atReturn.files.get(file) ?? null;
  }

  /** What was in it at that moment, as {@link list} has it. */
  listAtReturn(): string[] {
    return this.#atReturn.paths;
  }

  get #atReturn() {
    if (!this.#kept) throw new TypeError('no setup has returned since this folder was made');
    return this.#kept;
  }

  #readIfAllowed(file: string): string | null {
    try {
      return this.read(file);
    } catch {
      return null;
    }
  }

  /** Every path below the folder, folders with a trailing slash, sorted; of very many, some. */
  list(): string[] {
    return listBelow(this.path);
  }
}

// What a program in a container may put where an editor would write.
const inTheWay = [
  ...['EISDIR', 'ERR_FS_EISDIR', 'ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'ELOOP', 'EPERM'],
  ...['ENOENT', 'ENXIO'],
];

function unlessObstructed(file: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    if (!inTheWay.some((code) => hasCode(error, code))) throw error;
    throw new AttemptError({
      ran: `wrote ${file} in the host’s folder, as an editor does`,
      got: excerpt(messageOf(error)),
      expected: 'a file there that the host may write',
    });
  }
}
