import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkout } from '../../src/system/paths.ts';
import { dojo, type DojoOptions } from './dojo.ts';

/** A set of katas outside the checkout, made of some of the dojo’s own, for tests that change it. */
export class SmallSet {
  readonly root: string;

  /**
   * @param folderNames the katas that it has
   * @param katas where they lie in it; '' for a folder of katas that is a set by itself
   */
  constructor(folderNames: string[], katas: 'katas' | '' = 'katas') {
    this.root = mkdtempSync(join(tmpdir(), 'docker-dojo-set-'));
    const places = { katas, solutions: 'solutions', 'test/wrong-answers': 'test/wrong-answers' };
    for (const to of Object.values(places)) mkdirSync(this.path(to), { recursive: true });
    for (const name of folderNames)
      for (const [from, to] of Object.entries(places))
        cpSync(join(checkout, from, name), this.path(to, name), { recursive: true });
  }

  path(...parts: string[]): string {
    return join(this.root, ...parts);
  }

  read(path: string): string {
    return readFileSync(this.path(path), 'utf8');
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(this.path(path), text);
  }

  /** Puts other words into a file; those that were there have to be. */
  change(path: string, from: string | RegExp, to: string): void {
    const before = this.read(path);
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${path} has no ${from}`);
    this.write(path, after);
  }

  /** Runs a command of the dojo from within the set; only the words say which set it is. */
  dojo(args: string[], options: Omit<DojoOptions, 'root'> = {}) {
    return dojo(args, { cwd: this.root, ...options });
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
