import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { verdict } from '../judge/verdict.ts';
import type { RunnerVerdict } from './runners/runner.ts';

const verdictLine = z.strictObject({
  student: z.string(),
  edition: z.string(),
  verdict,
  stopped: z.array(z.string()),
  /** What judged it; no canary is waited for where it is left out. */
  slot: z.string().optional(),
});

const canaryLine = z.strictObject({
  slot: z.string(),
  right: z.boolean(),
  /** So many lines of verdicts were there. */
  at: z.int().nonnegative(),
});

/**
 * The verdicts of a class as they come, one JSON line each, on disk as soon as they are known: a run
 * that was stopped goes on behind the last, and a later run takes over what has not changed. Those of
 * a slot are open until its next canary; beside them stands what canaries have shown.
 */
export class VerdictLog {
  readonly #file: string;
  readonly #canaries: string;
  readonly #known = new Map<string, RunnerVerdict>();
  /** By slot: the verdicts since its last canary. */
  readonly #open = new Map<string, Map<string, RunnerVerdict>>();
  /** Files whose last line is known to be whole. */
  readonly #whole = new Set<string>();
  #lines = 0;

  /** Reads the record in this folder, if there is one; a line that a kill cut off is left out. */
  constructor(folder: string) {
    this.#file = join(folder, 'record.jsonl');
    this.#canaries = join(folder, 'canaries.jsonl');
    mkdirSync(folder, { recursive: true });
    const canaries = linesOf(this.#canaries).flatMap((text) => {
      const { data } = canaryLine.safeParse(parse(text));
      return data ? [data] : [];
    });
    for (const text of linesOf(this.#file)) {
      while (canaries[0] && canaries[0].at <= this.#lines) this.#settle(canaries.shift());
      this.#lines += 1;
      const { data } = verdictLine.safeParse(parse(text));
      if (data) this.#note(data);
    }
    canaries.forEach((canary) => this.#settle(canary));
  }

  /** The slots that verdicts stand of and no canary was judged in afterwards: it was stopped. */
  get openSlots(): string[] {
    return [...this.#open.keys()];
  }

  /** The verdict on this edition of a student’s attempt, unless it could not be judged then. */
  find(student: string, edition: string): RunnerVerdict | undefined {
    const found = this.#known.get(keyOf(student, edition));
    return found?.verdict.status === 'error' ? undefined : found;
  }

  /**
   * Writes one down.
   * @param slot Whose next canary decides whether it counts; null where none will.
   */
  add(student: string, edition: string, judged: RunnerVerdict, slot: string | null = null): void {
    const { verdict: own, stopped } = judged;
    const line = { student, edition, verdict: own, stopped, ...(slot === null ? {} : { slot }) };
    this.#append(this.#file, line);
    this.#lines += 1;
    this.#note(line);
  }

  /** Writes down what a slot’s canary has shown: its verdicts since the last one count, or do not. */
  canary(slot: string, right: boolean): void {
    this.#append(this.#canaries, { slot, right, at: this.#lines });
    this.#settle({ slot, right });
  }

  #append(file: string, line: unknown): void {
    if (!this.#whole.has(file)) endLine(file);
    this.#whole.add(file);
    appendFileSync(file, `${JSON.stringify(line)}\n`);
  }

  #note({ student, edition, verdict: own, stopped, slot }: z.infer<typeof verdictLine>): void {
    const judged = { verdict: own, stopped };
    const key = keyOf(student, edition);
    if (slot === undefined) return void this.#known.set(key, judged);
    this.#open.set(
      slot,
      (this.#open.get(slot) ?? new Map<string, RunnerVerdict>()).set(key, judged),
    );
  }

  #settle(canary: { slot: string; right: boolean } | undefined): void {
    const open = this.#open.get(canary?.slot ?? '');
    this.#open.delete(canary?.slot ?? '');
    if (canary?.right) for (const [key, judged] of open ?? []) this.#known.set(key, judged);
  }
}

function keyOf(student: string, edition: string): string {
  return `${student}\n${edition}`;
}

/** A kill may have cut the last line off: the next one is to be a line of its own. */
function endLine(file: string): void {
  if (/[^\n]$/.test(contentOf(file))) appendFileSync(file, '\n');
}

function linesOf(file: string): string[] {
  return contentOf(file).split('\n').filter(Boolean);
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
