import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { loadKatas } from '../../src/katas/load.ts';
import { checkout } from '../../src/system/paths.ts';
import { writeOriginals } from '../../src/katas/originals/manifest.ts';
import { originalsFromFiles } from '../../src/katas/originals/update.ts';
import { dojo, type DojoOptions } from './dojo.ts';

/** A copy of the checkout as it is now, committed, for tests that change it or keep progress in it. */
export class Clone {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async make(): Promise<Clone> {
    const clone = new Clone(mkdtempSync(join(tmpdir(), 'docker-dojo-clone-')));
    const listed = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
    const { stdout } = await execa('git', listed, { cwd: checkout });
    for (const file of new Set(stdout.split('\0').filter(Boolean))) {
      mkdirSync(join(clone.folder, dirname(file)), { recursive: true });
      // A file that was deleted and not committed is in the list, and not there.
      try {
        cpSync(join(checkout, file), join(clone.folder, file));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      }
    }
    symlinkSync(join(checkout, 'node_modules'), join(clone.folder, 'node_modules'), 'dir');
    await clone.git('init', '--quiet');
    // A commit may begin upkeep behind it, which makes folders in a .git that a test has moved away.
    await clone.git('config', 'maintenance.auto', 'false');
    // The link is not the folder that .gitignore names.
    writeFileSync(join(clone.folder, '.git/info/exclude'), 'node_modules\n');
    // Whatever is being worked on: these katas are the ones that are handed out.
    const katas = loadKatas(clone.path('katas'), () => undefined);
    writeOriginals(clone.path('katas'), originalsFromFiles(katas));
    await clone.commit('as it is');
    return clone;
  }

  /** Commits whatever is there. */
  async commit(message: string): Promise<void> {
    await this.git('add', '--all');
    const author = ['-c', 'user.name=test', '-c', 'user.email=test@example.org'];
    await this.git(...author, 'commit', '--quiet', '--message', message);
  }

  /** Runs a command of the dojo in this copy. */
  dojo(args: string[], options: DojoOptions = {}) {
    return dojo(args, { ...options, root: this.folder });
  }

  /** Runs git in this copy; resolves to what it printed. */
  async git(...args: string[]): Promise<string> {
    return (await execa('git', args, { cwd: this.folder })).stdout;
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
