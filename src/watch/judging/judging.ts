import { ownAttempt } from '../../katas/attempt.ts';
import type { Kata } from '../../katas/kata.ts';
import { messageOf } from '../../errors/messages.ts';
import type { JudgeProgress } from '../../judge/worker/protocol.ts';
import type { Verdict } from '../../judge/verdict.ts';
import { errorVerdict } from '../../judge/error-verdict.ts';
import type { CheckAll } from './all.ts';
import { LatestOnly } from './latest.ts';
import type { WatchEvent } from '../state/state.ts';
import { titleOf } from '../views/view.ts';

/** @param tell hears what is being done */
export type BringBack = (tell: (text: string) => void) => Promise<boolean>;

const noEngine: BringBack = () => Promise.resolve(false);

function eventOf(progress: JudgeProgress, run: number): WatchEvent {
  if ('check' in progress) return { kind: 'check', run, name: progress.check };
  if ('doing' in progress) return { kind: 'doing', run, text: progress.doing };
  return { kind: 'checked', run, name: progress.checked, passed: progress.passed };
}

function couldNotJudge({ status, checks }: Verdict): boolean {
  return status === 'error' || checks.some((check) => check.status === 'error');
}

/** Judges one kata or all of them, the latest wish only, and tells what happens. */
export class Judging {
  readonly #latestOnly = new LatestOnly();
  readonly #happened: (event: WatchEvent) => void;
  readonly #bringBack: BringBack;
  #all: CheckAll | undefined;
  #latest = 0;
  #closed = false;

  /** @param bringBack starts an engine that has ended again; true when there was one to start */
  constructor(happened: (event: WatchEvent) => void, bringBack: BringBack = noEngine) {
    this.#happened = happened;
    this.#bringBack = bringBack;
  }

  /** From now on verdicts have pictures of green runs, too. */
  withPictures(): void {
    this.#latestOnly.pictures = true;
  }

  /** Judges one kata; ends whatever went on. */
  one(kata: Kata, run: number): void {
    this.#latest = run;
    void this.#all?.close();
    void this.#judgeOne(kata, run);
  }

  /** Judges every kata; ends whatever went on. */
  all(katas: Kata[], run: number): void {
    this.#latest = run;
    void this.#latestOnly.cancel();
    void this.#all?.close();
    void this.#judgeAll(katas, run);
  }

  /** Ends everything; resolves when nothing of any run is left. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([this.#latestOnly.close(), this.#all?.close()]);
  }

  async #judgeOne(kata: Kata, run: number): Promise<void> {
    const tell = (progress: JudgeProgress) => this.#happened(eventOf(progress, run));
    const failed = (why: string) => {
      const verdict = errorVerdict(kata, ownAttempt(kata), why);
      this.#happened({ kind: 'verdict', run, verdict, now: performance.now() });
    };
    try {
      const outcome = await this.#latestOnly.judge(kata, tell);
      if (!outcome) return;
      if ('verdict' in outcome) await this.#known(kata, run, outcome.verdict);
      else failed(`The process that judges ended in the middle: ${outcome.end}`);
    } catch (error) {
      // A kata whose folder is gone cannot even be begun.
      failed(messageOf(error));
    }
  }

  /** A verdict is there; one that an engine's end has spoilt is sought again where that comes back. */
  async #known(kata: Kata, run: number, verdict: Verdict): Promise<void> {
    const tell = (text: string) => this.#happened({ kind: 'doing', run, text });
    const back = couldNotJudge(verdict) && (await this.#bringBack(tell).catch(() => false));
    if (this.#closed || this.#latest !== run) return;
    if (!back) {
      this.#happened({ kind: 'verdict', run, verdict, now: performance.now() });
      return;
    }
    this.#happened({
      kind: 'noted',
      text: 'the dojo’s own engine had ended, and was started again',
    });
    this.one(kata, run);
  }

  async #judgeAll(katas: Kata[], run: number): Promise<void> {
    // It loads the pool, which few watches need.
    const { CheckAll } = await import('./all.ts');
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
