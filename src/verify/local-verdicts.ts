import type { Attempt } from '../katas/attempt.ts';
import type { Kata } from '../katas/kata.ts';
import { JudgePool } from '../judge/worker/pool.ts';
import type { Verdict } from '../judge/verdict.ts';

/** The verdicts that stored attempts get in practice; each is judged once in a run of the gate. */
export class LocalVerdicts {
  readonly #verdicts = new Map<string, Verdict>();
  #pool: JudgePool | undefined;

  /** Keeps one that somebody else has come to. */
  note(kata: Kata, verdict: Verdict): void {
    this.#verdicts.set(`${kata.folderName} ${verdict.attempt}`, verdict);
  }

  /** The verdict on a stored attempt. */
  async verdictOn(kata: Kata, attempt: Attempt): Promise<Verdict> {
    const known = this.#verdicts.get(`${kata.folderName} ${attempt.label}`);
    if (known) return known;
    this.#pool ??= new JudgePool(1);
    return this.#pool.judge({ kataFolder: kata.folder, attempt });
  }

  async close(): Promise<void> {
    await this.#pool?.close();
  }
}
