import { chmodSync, chownSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { apart } from '../apart/place.ts';
import { readBelow, replaceBelow } from './guarded.ts';

/** A folder of the host that the lab made for a run; it goes with the run. */
export class HostFolder {
  /** Absolute path. */
  readonly path: string;

  constructor(path: string) {
    this.path = path;
    mkdirSync(path, { recursive: true, mode: 0o777 });
    // Root in a container of a rootless engine is that engine’s user, here as on its own host; and
    // the setup is somebody else, who may write here in practice.
    const place = apart();
    if (!place) return;
    chownSync(path, place.engine, place.engine);
    chmodSync(path, 0o777);
  }

  /** Replaces a file as editors do: a new file is written beside it and takes its name. */
  replace(file: string, content: string): void {
    replaceBelow(this.path, file, content);
  }

  /** A file's content; null when there is no such file. */
  read(file: string): string | null {
    return readBelow(this.path, file);
  }

  /** Every path below the folder, folders with a trailing slash, sorted. */
  list(): string[] {
    return readdirSync(this.path, { recursive: true, withFileTypes: true })
      .map((entry) => {
        const path = join(entry.parentPath, entry.name).slice(this.path.length + 1);
        return entry.isDirectory() ? `${path}/` : path;
      })
      .sort();
  }
}
