import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** A folder of the host that the lab made for a run; it goes with the run. */
export class HostFolder {
  /** Absolute path. */
  readonly path: string;

  constructor(path: string) {
    this.path = path;
    mkdirSync(path, { recursive: true, mode: 0o777 });
  }

  /** Replaces a file as editors do: a new file is written beside it and takes its name. */
  replace(file: string, content: string): void {
    const target = join(this.path, file);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(`${target}~`, content);
    renameSync(`${target}~`, target);
  }

  /** A file's content; null when there is no such file. */
  read(file: string): string | null {
    const target = join(this.path, file);
    return lstatSync(target, { throwIfNoEntry: false })?.isFile()
      ? readFileSync(target, 'utf8')
      : null;
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
