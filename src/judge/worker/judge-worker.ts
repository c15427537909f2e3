import { fork, type ChildProcess, type ForkOptions } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Verdict } from '../verdict.ts';
import type { JudgeJob, WorkerMessage } from './protocol.ts';

const file = fileURLToPath(new URL('worker-main.ts', import.meta.url));

/** How a judging ended: with a verdict (`spent` as isSpent tells it), or with the process, in words. */
export type Outcome = { verdict: Verdict; spent: boolean } | { ended: string };

/** A process that judges one attempt after the other; where it has ended, the next has a new one. */
export class JudgeWorker {
  readonly #options: ForkOptions;
  #process: ChildProcess | undefined;

  constructor(options: ForkOptions = {}) {
    this.#options = options;
  }

  /** Starts the process, so that the first judging need not wait for it. */
  start(): void {
    this.#running();
  }

  /** Judges; `hear` is called with all that the process says of it. */
  async judge(
    job: JudgeJob,
    hear: (said: WorkerMessage) => void = () => undefined,
  ): Promise<Outcome> {
    const worker = this.#running();
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const listen = (message: unknown) => {
      const said = message as WorkerMessage;
      hear(said);
      if ('verdict' in said) resolve(said);
    };
    const ended = () => resolve({ ended: endOf(worker) });
    worker.on('message', listen).on('exit', ended);
    // One that never started has no exit; one that has just ended takes no message, and has one.
    if (worker.pid === undefined) ended();
    else worker.send(job, () => undefined);
    try {
      return await promise;
    } finally {
      worker.off('message', listen).off('exit', ended);
    }
  }

  /** Ends the process at once; what its run made is left to the next cleanup. */
  async kill(): Promise<void> {
    const worker = this.#forget();
    if (!worker) return;
    const gone = once(worker, 'exit');
    worker.kill('SIGKILL');
    await gone;
  }

  /** Ends the process once it has removed what its runs made. */
  async end(): Promise<void> {
    const worker = this.#forget();
    if (!worker) return;
    const gone = once(worker, 'exit');
    if (worker.connected) worker.disconnect();
    await gone;
  }

  #forget(): ChildProcess | undefined {
    const worker = this.#process;
    this.#process = undefined;
    return worker && runs(worker) ? worker : undefined;
  }

  #running(): ChildProcess {
    if (this.#process && runs(this.#process) && this.#process.connected) return this.#process;
    const execArgv = ['--disable-warning=ExperimentalWarning', ...(this.#options.execArgv ?? [])];
    this.#process = fork(file, { ...this.#options, execArgv });
    // Killed while nobody asks anything of it, it is replaced when somebody does.
    this.#process.on('error', () => undefined);
    return this.#process;
  }
}

function runs({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null;
}

function endOf({ pid, exitCode, signalCode }: ChildProcess): string {
  if (pid === undefined) return 'it could not be started';
  return signalCode ? `it was ended by ${signalCode}` : `it ended with exit code ${exitCode}`;
}
