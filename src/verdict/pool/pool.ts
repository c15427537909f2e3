import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { CannotJudge } from '../../errors/errors.ts';
import type { Verdict } from '../schema.ts';
import type { Job, WorkerMessage } from './protocol.ts';

const workerFile = fileURLToPath(new URL('worker.ts', import.meta.url));

/** Judges side by side: as many attempts at once as the machine has cores, up to `size`. */
export class JudgePool {
  readonly #idle: ChildProcess[] = [];
  readonly #waiting: ((worker: ChildProcess) => void)[] = [];
  readonly #all: ChildProcess[] = [];

  constructor(size = Math.min(2, availableParallelism())) {
    for (let index = 0; index < size; index += 1) {
      const worker = fork(workerFile, { execArgv: ['--disable-warning=ExperimentalWarning'] });
      this.#all.push(worker);
      this.#idle.push(worker);
    }
  }

  /** Judges one attempt as soon as a worker is free. */
  async judge(job: Job, onCheck: (name: string) => void = () => undefined): Promise<Verdict> {
    const worker = await this.#take();
    try {
      return await ask(worker, job, onCheck);
    } finally {
      this.#give(worker);
    }
  }

  /** Ends the workers once they have removed what their runs made. */
  async close(): Promise<void> {
    await Promise.all(
      this.#all.map(
        (worker) =>
          new Promise<void>((resolve) => {
            worker.once('exit', () => resolve());
            if (worker.exitCode !== null || worker.signalCode !== null) resolve();
            if (worker.connected) worker.disconnect();
          }),
      ),
    );
  }

  #take(): Promise<ChildProcess> {
    const worker = this.#idle.pop();
    if (worker) return Promise.resolve(worker);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #give(worker: ChildProcess): void {
    const next = this.#waiting.shift();
    if (next) next(worker);
    else this.#idle.push(worker);
  }
}

function ask(worker: ChildProcess, job: Job, onCheck: (name: string) => void): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    const finish = () => {
      worker.off('message', hear);
      worker.off('exit', ended);
    };
    const hear = (message: unknown) => {
      const said = message as WorkerMessage;
      if ('check' in said) onCheck(said.check);
      if (!('verdict' in said)) return;
      finish();
      resolve(said.verdict);
    };
    const ended = () => {
      finish();
      reject(
        new CannotJudge({
          failed: 'A process that judges ended in the middle',
          on: job.attempt.label,
        }),
      );
    };
    worker.on('message', hear);
    worker.on('exit', ended);
    worker.send(job);
  });
}
