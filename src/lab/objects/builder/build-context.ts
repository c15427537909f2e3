import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { contextPaths } from './context.ts';
import type { Run } from '../../run/run.ts';

/** The files of a build context, as paths relative to it, sorted. */
export interface ContextFiles {
  /** Those that the builder gets. */
  sent: string[];
  /** Those that `.dockerignore` leaves out. */
  leftOut: string[];
}

/** A folder of the attempt that images are built from. */
export class ContextHandle {
  /** Relative to the kata's folder. */
  readonly folder: string;
  readonly #run: Run;
  readonly #path: string;
  #files: Promise<ContextFiles> | undefined;

  constructor(folder: string, path: string, run: Run) {
    this.folder = folder;
    this.#path = path;
    this.#run = run;
  }

  /** Has the builder say, once, which files it gets of those that are in the folder. */
  files(): Promise<ContextFiles> {
    this.#files ??= this.#list();
    return this.#files;
  }

  async #list(): Promise<ContextFiles> {
    const [sent, entries] = await Promise.all([
      contextPaths(this.#run, this.#path),
      readdir(this.#path, { recursive: true, withFileTypes: true }),
    ]);
    const there = entries
      .filter((entry) => !entry.isDirectory())
      .map(({ parentPath, name }) => relative(this.#path, join(parentPath, name)))
      .map((path) => path.replaceAll(sep, '/'));
    return { sent, leftOut: there.filter((path) => !sent.includes(path)).sort() };
  }
}
