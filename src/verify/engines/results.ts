import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { dojoHome } from '../../system/paths.ts';
import type { ProofKind } from '../../authoring/proof/prove.ts';

/** What was tried of one thing on one engine: `as wanted ÷ tried`, and what was not. */
export interface Count {
  wanted: number;
  tried: number;
}

/** What a kata, or something else that is tried, came to on one kind of engine. */
export interface Cell {
  engine: string;
  /** A kata's folder name; `doctor`, `socket`, `cleanup`. */
  what: string;
  counts: Partial<Record<ProofKind | 'all', Count>>;
  problems: string[];
  seconds: number;
}

/** The cells of one commit: kept, so that a run that was cut off can be taken up again. */
export class Results {
  readonly #file: string;
  readonly cells: Cell[];

  constructor(commit: string) {
    this.#file = join(resultsFolder(), `${commit || 'unknown'}.json`);
    this.cells = read(this.#file);
  }

  /** What is known of it, and was as wanted. */
  find(engine: string, what: string): Cell | undefined {
    return this.cells.find(
      (cell) => cell.engine === engine && cell.what === what && cell.problems.length === 0,
    );
  }

  add(cell: Cell): void {
    const others = this.cells.filter(
      ({ engine, what }) => engine !== cell.engine || what !== cell.what,
    );
    this.cells.splice(0, this.cells.length, ...others, cell);
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, JSON.stringify(this.cells));
  }
}

/** What was tried last of each thing on each engine, and with which commits. */
export function lastTried(): { cells: Cell[]; commits: string[] } {
  const last = new Map<string, { cell: Cell; commit: string }>();
  for (const file of filesByAge()) {
    const commit = basename(file).replace(/(-part)?\.json$/, '');
    for (const cell of read(file)) {
      const key = `${cell.engine} ${cell.what}`;
      // To the end: the last of them is the newest.
      last.delete(key);
      last.set(key, { cell, commit });
    }
  }
  const tried = [...last.values()];
  return {
    cells: tried.map(({ cell }) => cell),
    commits: [...new Set(tried.map(({ commit }) => commit))],
  };
}

/** The results of every commit, the oldest first. */
function filesByAge(): string[] {
  const files = readdirSync(resultsFolder()).map((name) => join(resultsFolder(), name));
  return files.sort((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs);
}

function resultsFolder(): string {
  return join(dojoHome(), 'engines');
}

function read(file: string): Cell[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Cell[];
  } catch {
    return [];
  }
}
