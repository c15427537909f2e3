import { ownAttempt } from '../../katas/attempt.ts';
import type { Kata } from '../../katas/kata.ts';
import { orWarn } from '../../errors/warn.ts';
import { pristine } from '../../katas/originals/copy.ts';
import { noteVerdicts } from '../../learner/progress/store.ts';
import { JudgePool } from '../../judge/worker/pool.ts';
import type { Verdict } from '../../judge/verdict.ts';

/** Judges every kata, side by side. */
export class CheckAll {
  readonly #pool = new JudgePool();
  #closed: Promise<void> | undefined;

  /** Notes and hands on each verdict; resolves when all are there, or when it is closed. */
  async run(katas: Kata[], onVerdict: (kata: Kata, verdict: Verdict) => void): Promise<void> {
    const one = async (kata: Kata) => {
      const original = pristine(kata);
      const job = { kataFolder: original.kata.folder, attempt: ownAttempt(original.kata) };
      const verdict = await this.#pool.judge(job).finally(original.remove);
      if (this.#closed) return;
      // One that cannot be noted is as good to look at; the last one says so.
      orWarn(
        () => noteVerdicts([{ name: kata.name, verdict }]),
        () => undefined,
      );
      onVerdict(kata, verdict);
    };
    // A process that ends in the middle has no verdict; the others are as good as before.
    await Promise.allSettled(katas.map(one));
  }

  /** Ends it; resolves when nothing of any run is left. */
  close(): Promise<void> {
    this.#closed ??= this.#pool.close();
    return this.#closed;
  }
}
