import { availableParallelism } from 'node:os';
import { loadKata } from '../../katas/load.ts';
import { CannotJudge } from '../../errors/errors.ts';
import type { Verdict } from '../verdict.ts';
import { errorVerdict } from '../error-verdict.ts';
import { JudgeWorker } from './judge-worker.ts';
import type { JudgeJob } from './protocol.ts';

/** So often a job is begun whose process ends in the middle of it. */
const mostTries = 2;

/** Judges `size` attempts side by side; when left out two, where the machine has as many cores. */
export class JudgePool {
  readonly #all: JudgeWorker[];
  readonly #idle: JudgeWorker[];
  readonly #waiting: ((worker: JudgeWorker) => void)[] = [];
  #closed = false;

  constructor(size = Math.min(2, availableParallelism()), env = process.env) {
    this.#all = Array.from({ length: size }, () => new JudgeWorker({ env }));
    this.#idle = [...this.#all];
    for (const worker of this.#all) worker.start();
  }

  /**
   * Judges one attempt as soon as a worker is free. One whose process was ended in the middle is judged
   * anew by another process, and is an `error` when that one is ended as well.
   */
  async judge(job: JudgeJob, onCheck: (name: string) => void = () => undefined): Promise<Verdict> {
    const worker = await this.#take();
    try {
      const ends: string[] = [];
      while (ends.length < mostTries && !this.#closed) {
        const outcome = await worker.judge(job, {
          onProgress: (progress) => 'check' in progress && onCheck(progress.check),
        });
        if ('verdict' in outcome) return outcome.verdict;
        ends.push(outcome.end);
      }
      if (this.#closed)
        throw new CannotJudge({ failed: 'Judging was stopped', on: job.attempt.label });
      return endedVerdict(job, ends);
    } finally {
      this.#give(worker);
    }
  }

  /** Ends the workers once they have removed what their runs made. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#all.map((worker) => worker.close()));
  }

  #take(): Promise<JudgeWorker> {
    const worker = this.#idle.pop();
    if (worker) return Promise.resolve(worker);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #give(worker: JudgeWorker): void {
    const next = this.#waiting.shift();
    if (next) next(worker);
    else this.#idle.push(worker);
  }
}

/** The verdict on an attempt in the middle of which each process ended that judged it. */
function endedVerdict(job: JudgeJob, ends: string[]): Verdict {
  const { message } = new CannotJudge({
    failed: `The process that judges ended ${ends.length} times in the middle`,
    on: job.attempt.label,
    lines: ends,
    next: ['look for what ends processes here: dmesg | grep -i "out of memory"', 'judge it again'],
  });
  return errorVerdict(loadKata(job.kataFolder), job.attempt, message);
}
