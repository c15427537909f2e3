import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Kata } from '../../src/katas/kata.ts';
import { loadKatas } from '../../src/katas/load.ts';
import { writeOriginals } from '../../src/katas/originals/manifest.ts';
import { originalsFromFiles } from '../../src/katas/originals/update.ts';
import { checkout } from '../../src/system/paths.ts';

/** A folder for tests in which a dojo hands out katas, and hands out others in its next version. */
export class Versions {
  readonly root = mkdtempSync(join(tmpdir(), 'docker-dojo-versions-'));

  constructor(...folderNames: string[]) {
    for (const name of folderNames) this.add(name);
  }

  /** One more of the dojo’s own katas. */
  add(folderName: string): void {
    cpSync(join(checkout, 'katas', folderName), this.path(folderName), { recursive: true });
  }

  /** What this version hands out: the files as they are now. */
  get katas(): Kata[] {
    const katas = loadKatas(join(this.root, 'katas'));
    writeOriginals(join(this.root, 'katas'), originalsFromFiles(katas));
    return katas;
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(this.path(path), text);
  }

  read(path: string): string {
    return readFileSync(this.path(path), 'utf8');
  }

  path(...parts: string[]): string {
    return join(this.root, 'katas', ...parts);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
