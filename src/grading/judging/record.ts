import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { verdict } from '../../verdict/schema.ts';
import type { Judged } from './place.ts';

const line = z.strictObject({
  student: z.string(),
  edition: z.string(),
  verdict,
  stopped: z.array(z.string()),
});

/**
 * The verdicts of a class as they come, one JSON line each, on disk as soon as they are known: a run
 * that was stopped goes on behind the last, and a later run takes over what has not changed.
 */
export class Record {
  readonly #file: string;
  readonly #known = new Map<string, Judged>();

  /** Reads the record in this folder, if there is one; a line that a kill cut off is left out. */
  constructor(folder: string) {
    this.#file = join(folder, 'record.jsonl');
    mkdirSync(folder, { recursive: true });
    for (const text of readLines(this.#file)) {
      const parsed = line.safeParse(parse(text));
      if (!parsed.success) continue;
      const { student, edition, verdict: known, stopped } = parsed.data;
      this.#known.set(`${student}\n${edition}`, { verdict: known, stopped });
    }
  }

  /** The verdict on this edition of a student’s attempt, unless it could not be judged then. */
  find(student: string, edition: string): Judged | undefined {
    const found = this.#known.get(`${student}\n${edition}`);
    return found?.verdict.status === 'error' ? undefined : found;
  }

  /** Writes one down. */
  add(student: string, edition: string, judged: Judged): void {
    this.#known.set(`${student}\n${edition}`, judged);
    appendFileSync(this.#file, `${JSON.stringify({ student, edition, ...judged })}\n`);
  }
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
