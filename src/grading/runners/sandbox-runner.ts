import { mkdir } from 'node:fs/promises';
import type { Attempt } from '../../katas/attempt.ts';
import type { Kata } from '../../katas/kata.ts';
import { messageOf } from '../../errors/messages.ts';
import type { Verdict } from '../../judge/verdict.ts';
import { errorVerdict } from '../../judge/error-verdict.ts';
import { goingOn } from '../../system/stopping.ts';
import { shortLine } from '../../text/sanitize.ts';
import { DiskWatch } from '../sandbox/disk-usage.ts';
import { nameOfSlot, type Slot } from '../sandbox/slot.ts';
import type { Pool } from '../sandbox/disk-pool.ts';
import { Sandbox } from '../sandbox/sandbox.ts';
import { listenTo, type Canary } from './canary.ts';
import type { RunnerVerdict, Runner } from './runner.ts';
import { workerIn } from './sandbox-worker.ts';
import type { JudgeWorker, NoVerdict } from '../../judge/worker/judge-worker.ts';

export interface SandboxRunnerOptions {
  slot: Slot;
  pool: Pool;
  /** Names the golden disk to begin with. */
  images: string;
  /** How long one kata may take, whatever it does. */
  limitMs: number;
  /** What shows whether it judges rightly; null where the set of katas has no answers. */
  canary: Canary | null;
}

/** A place in which every submission gets a sandbox of its own. */
export class SandboxRunner implements Runner {
  readonly slot: string;
  readonly #options: SandboxRunnerOptions;
  readonly #worker: JudgeWorker;
  #sandbox: Sandbox | undefined;
  #mounted = false;
  #beginning: Promise<void> | undefined;
  #finishing: Promise<void> | undefined;
  #ended = false;

  constructor(options: SandboxRunnerOptions) {
    this.#options = options;
    this.#worker = workerIn(options.slot);
    this.slot = nameOfSlot(options.slot.number);
  }

  /** In a sandbox that no submission has been in, nor will be: answers leave traces. */
  async prove(): Promise<string | null> {
    const { canary } = this.#options;
    if (!canary) return null;
    try {
      await this.begin();
      return await listenTo(canary, (kata, attempt) => this.judge(kata, attempt));
    } catch (error) {
      await this.#unlessEnded();
      // One that does not even start judges nobody either.
      return shortLine(messageOf(error), 400);
    } finally {
      await this.finish();
    }
  }

  async begin(): Promise<void> {
    await this.#unlessEnded();
    this.#beginning = this.#make();
    await this.#beginning;
    await this.#unlessEnded();
  }

  async #make(): Promise<void> {
    const { slot, pool, images } = this.#options;
    await mkdir(slot.home, { recursive: true });
    // It loads while the sandbox starts.
    this.#worker.start();
    await pool.mountClone(slot, images);
    this.#mounted = true;
    this.#sandbox = await Sandbox.start(slot);
  }

  /** An attempt in the middle of which the process ended that judges gets another sandbox, once. */
  async judge(
    kata: Kata,
    attempt: Attempt,
    limitMs = this.#options.limitMs,
  ): Promise<RunnerVerdict> {
    const first = await this.#judgeOnce(kata, attempt, limitMs);
    if (!first.isEnded) return first.judged;
    return (await this.#judgeOnce(kata, attempt, limitMs)).judged;
  }

  async #judgeOnce(
    kata: Kata,
    attempt: Attempt,
    limitMs: number,
  ): Promise<{ judged: RunnerVerdict; isEnded: boolean }> {
    // An earlier kata of the submission may have used it up, or something has ended it since.
    if (this.#sandbox && !this.#sandbox.alive) await this.#throwAway();
    if (!this.#sandbox) await this.begin();
    const sandbox = this.#sandbox;
    if (!sandbox) throw new Error('no submission has begun');
    const job = { kataFolder: kata.folder, attempt };
    const disk = new DiskWatch(this.#options.slot);
    const answer = await this.#worker.judge(job, { limitMs });
    await this.#unlessEnded();
    const exceeded = [
      ...(await sandbox.exceeded()),
      ...(await disk.end()),
      ...('noVerdict' in answer && answer.noVerdict === 'timed out'
        ? [tooLong(answer, limitMs)]
        : []),
    ];
    const verdict = 'verdict' in answer ? answer.verdict : noVerdict(kata, attempt, answer);
    // What was stopped, or is not what it was, must not be met by the next attempt.
    const doubtful = exceeded.length > 0 || verdict.status === 'error' || this.#worker.spent;
    if (doubtful || !sandbox.alive) await this.#throwAway();
    return {
      judged: { verdict: withReason(verdict, exceeded), stopped: exceeded },
      isEnded: 'noVerdict' in answer && exceeded.length === 0,
    };
  }

  /** Whoever ends the place in the middle of it waits until it has been done. */
  finish(): Promise<void> {
    this.#finishing ??= this.#remove().finally(() => (this.#finishing = undefined));
    return this.#finishing;
  }

  async #remove(): Promise<void> {
    await this.#sandbox?.stop();
    this.#sandbox = undefined;
    if (this.#mounted) await this.#options.pool.unmount(this.#options.slot);
    this.#mounted = false;
  }

  async end(): Promise<void> {
    this.#ended = true;
    await this.#worker.kill();
    await this.#beginning?.catch(() => undefined);
    await this.finish();
  }

  async #throwAway(): Promise<void> {
    await this.#worker.kill();
    await this.finish();
  }

  /**
   * Of a place that is ended no verdict comes any more: its process is about to end. A Ctrl-C ends its
   * sandbox and its worker too, before the place is told.
   */
  #unlessEnded(): Promise<void> {
    return this.#ended ? new Promise(() => undefined) : goingOn();
  }
}

function tooLong({ doing }: NoVerdict, limitMs: number): string {
  const last = doing ? `; the last was ${shortLine(doing, 120)}` : '';
  return `it took longer than ${limitMs / 1000} s${last}`;
}

function noVerdict(kata: Kata, attempt: Attempt, { doing, end }: NoVerdict): Verdict {
  const where = `in the middle${doing ? ` of ${shortLine(doing, 120)}` : ''}`;
  const message = `The process that judges ended ${where}: ${end}`;
  return { ...errorVerdict(kata, attempt), message };
}

/** What the limits stopped is the attempt’s own doing: it has failed, and is told why. */
function withReason(verdict: Verdict, exceeded: string[]): Verdict {
  if (exceeded.length === 0 || verdict.status === 'passed') return verdict;
  return {
    ...verdict,
    status: 'failed',
    message: `The sandbox stopped it: ${exceeded.join('; ')}`,
  };
}
