import { setTimeout as after } from 'node:timers/promises';
import { JudgeWorker } from './judge-worker.ts';
import type { JudgeJob, WorkerMessage } from './protocol.ts';
import type { Verdict } from '../verdict.ts';

/** How a judging ended that came to no verdict. */
export interface NoVerdict {
  why: 'overdue' | 'ended';
  /** What it was doing last. */
  doing: string;
  /** How its process ended, in words. */
  end: string;
}

/** The process that judges in one place; it is started anew where it has ended. */
export class Worker {
  readonly #worker: JudgeWorker;
  /** True when what it judged last has used up the sandbox. */
  spent = false;

  constructor(env: NodeJS.ProcessEnv) {
    // A submission’s engine may tell it more than it can hold: then it ends, and only it.
    this.#worker = new JudgeWorker({ env, execArgv: ['--max-old-space-size=1024'] });
  }

  /** Starts it before there is something to judge. */
  start(): void {
    this.#worker.start();
  }

  /** Judges, for at most `limitMs`. */
  async judge(job: JudgeJob, limitMs: number): Promise<Verdict | NoVerdict> {
    this.spent = false;
    let doing = '';
    const hear = (said: WorkerMessage) => {
      if ('check' in said) doing = `the check “${said.check}”`;
      if ('doing' in said) doing = said.doing;
    };
    const waiting = new AbortController();
    const late = after(limitMs, null, waiting);
    // Nobody waits for it any more.
    late.catch(() => undefined);
    const outcome = await Promise.race([this.#worker.judge(job, hear), late]);
    waiting.abort();
    if (outcome === null) return { why: 'overdue', doing, end: '' };
    if ('ended' in outcome) return { why: 'ended', doing, end: outcome.ended };
    this.spent = outcome.spent;
    return outcome.verdict;
  }

  /** Ends the process at once; what it was judging is gone with the sandbox. */
  kill(): Promise<void> {
    return this.#worker.kill();
  }

  /** Lets it remove what it made, and end. */
  end(): Promise<void> {
    return this.#worker.end();
  }
}
