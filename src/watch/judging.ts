import { ownAttempt } from '../curriculum/attempt.ts';
import type { Kata } from '../curriculum/kata.ts';
import { messageOf } from '../errors/messages.ts';
import type { WorkerMessage } from '../verdict/pool/protocol.ts';
import { unjudged } from '../verdict/unjudged.ts';
import type { CheckAll } from './check-all.ts';
import { Runner } from './runner.ts';
import type { WatchEvent } from './state.ts';
import { titleOf } from './view.ts';

/** Judges one kata or all of them, the latest wish only, and tells what happens. */
export class Judging {
  readonly #runner = new Runner();
  readonly #happened: (event: WatchEvent) => void;
  #all: CheckAll | undefined;
  #latest = 0;
  #closed = false;

  constructor(happened: (event: WatchEvent) => void) {
    this.#happened = happened;
  }

  /** Judges one kata; ends whatever went on. */
  one(kata: Kata, run: number): void {
    this.#latest = run;
    void this.#all?.close();
    const now = () => performance.now();
    const failed = (why: string) => {
      const verdict = unjudged(kata, ownAttempt(kata), why);
      this.#happened({ kind: 'verdict', run, verdict, now: now() });
    };
    const message = (said: WorkerMessage) => {
      if ('check' in said) this.#happened({ kind: 'check', run, name: said.check });
      else if ('doing' in said) this.#happened({ kind: 'doing', run, text: said.doing });
      else this.#happened({ kind: 'verdict', run, verdict: said.verdict, now: now() });
    };
    const ended = () => failed('The process that judges ended in the middle');
    // A kata whose folder is gone cannot even be begun.
    this.#runner
      .judge(kata, { message, ended })
      .catch((error: unknown) => failed(messageOf(error)));
  }

  /** Judges every kata; ends whatever went on. */
  all(katas: Kata[], run: number): void {
    this.#latest = run;
    void this.#runner.cancel();
    void this.#all?.close();
    void this.#judgeAll(katas, run);
  }

  /** Ends everything; resolves when nothing of any run is left. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([this.#runner.close(), this.#all?.close()]);
  }

  async #judgeAll(katas: Kata[], run: number): Promise<void> {
    // It loads the pool, which few watches need.
    const { CheckAll } = await import('./check-all.ts');
    if (this.#closed || this.#latest !== run) return;
    const all = new CheckAll();
    this.#all = all;
    await all.run(katas, (kata, { status, ms }) => {
      const line = `${titleOf(kata)}  ${status}  ${(ms / 1000).toFixed(1)} s`;
      this.#happened({ kind: 'one of all', run, line, green: status === 'passed' });
    });
    this.#happened({ kind: 'all judged', run, now: performance.now() });
    await all.close();
  }
}
