import { hostname } from 'node:os';
import { register, finished } from '../../judge/cleanup.ts';
import type { Attempt } from '../../katas/attempt.ts';
import type { Kata } from '../../katas/kata.ts';
import { JudgePool } from '../../judge/worker/pool.ts';
import { listenTo, type Canary } from './canary.ts';
import type { RunnerVerdict, Runner } from './runner.ts';

/** A place for submissions that are trusted: the same engine for all, as in practice. */
export class LocalRunner implements Runner {
  readonly slot: string;
  readonly #pool = new JudgePool(1);
  readonly #canary: Canary | null;

  constructor(number: number, canary: Canary | null) {
    this.slot = `place ${number} of ${hostname()}`;
    this.#canary = canary;
    register(this.#pool);
  }

  async prove(): Promise<string | null> {
    if (!this.#canary) return null;
    return listenTo(this.#canary, (kata, attempt) => this.judge(kata, attempt));
  }

  async begin(): Promise<void> {
    // Nothing to make: what a run leaves is removed with it.
  }

  async judge(kata: Kata, attempt: Attempt): Promise<RunnerVerdict> {
    return { verdict: await this.#pool.judge({ kataFolder: kata.folder, attempt }), stopped: [] };
  }

  async finish(): Promise<void> {
    await finished();
  }

  async end(): Promise<void> {
    await this.#pool.close();
  }
}
