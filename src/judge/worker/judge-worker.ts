import { fork, type ChildProcess, type ForkOptions } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Verdict } from '../verdict.ts';
import type { JudgeJob, JudgeProgress, WarmUp, WorkerMessage } from './protocol.ts';

const workerMain = fileURLToPath(new URL('worker-main.ts', import.meta.url));

/** How long a process that was asked to end at once may take to give its locks back. */
const politeMs = 2000;

export interface JudgeWorkerOptions extends ForkOptions {
  /** The worker's file: absolute path. Another checkout's may be told. */
  file?: string;
}

/** How a judging ended that came to no verdict. */
export interface NoVerdict {
  noVerdict: 'timed out' | 'ended';
  /** What it was doing last. */
  doing: string;
  /** How its process ended, in words. */
  end: string;
}

/** How a judging ended. */
export type JudgeOutcome = { verdict: Verdict } | NoVerdict;

/** Whom a judging tells what goes on, and how long it may take. */
export interface JudgeLimits {
  onProgress?: (progress: JudgeProgress) => void;
  limitMs?: number;
}

/** A process that judges one attempt after the other; where it has ended, the next has a new one. */
export class JudgeWorker {
  readonly #options: JudgeWorkerOptions;
  #process: ChildProcess | undefined;
  #spent = false;

  constructor(options: JudgeWorkerOptions = {}) {
    this.#options = options;
  }

  /** True when what it judged last has used up the sandbox. */
  get spent(): boolean {
    return this.#spent;
  }

  /** True while its process runs and listens. */
  get alive(): boolean {
    return this.#process !== undefined && runs(this.#process) && this.#process.connected;
  }

  /** Its process’s id, while it has one. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** Starts the process, so that the first judging need not wait for it. */
  start(): void {
    this.#running();
  }

  /** Has it load what a judging of the kata in this folder needs, so that the next one is fast. */
  warm(kataFolder: string): void {
    this.#running().send({ warm: kataFolder } satisfies WarmUp, () => undefined);
  }

  /** Judges. One that has timed out goes on until it is killed. */
  async judge(job: JudgeJob, { onProgress, limitMs }: JudgeLimits = {}): Promise<JudgeOutcome> {
    this.#spent = false;
    const worker = this.#running();
    let doing = '';
    const { promise, resolve } = Promise.withResolvers<JudgeOutcome>();
    const listen = (message: unknown) => {
      const said = message as WorkerMessage;
      if ('verdict' in said) {
        this.#spent = said.spent;
        resolve({ verdict: said.verdict });
        return;
      }
      if ('check' in said) doing = `the check “${said.check}”`;
      if ('doing' in said) doing = said.doing;
      onProgress?.(said);
    };
    const ended = () => resolve({ noVerdict: 'ended', doing, end: endOf(worker) });
    const late = () => resolve({ noVerdict: 'timed out', doing, end: '' });
    const timer = limitMs === undefined ? undefined : setTimeout(late, limitMs);
    worker.on('message', listen).on('exit', ended);
    // One that never started has no exit; one that has just ended takes no message, and has one.
    if (worker.pid === undefined) ended();
    else worker.send(job, () => undefined);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      worker.off('message', listen).off('exit', ended);
    }
  }

  /** Ends the process at once; what its run made is left to the next cleanup. */
  async kill(): Promise<void> {
    await this.#gone((worker) => worker.kill('SIGKILL'));
  }

  /** As {@link kill}, but the process gives back the locks that it holds. */
  async stop(): Promise<void> {
    let late: NodeJS.Timeout | undefined;
    await this.#gone((worker) => {
      worker.kill('SIGTERM');
      late = setTimeout(() => worker.kill('SIGKILL'), politeMs);
    });
    clearTimeout(late);
  }

  /** Ends the process once it has removed what its runs made. */
  async close(): Promise<void> {
    await this.#gone((worker) => worker.connected && worker.disconnect());
  }

  /** Ends the process this way; resolves when it is gone. */
  async #gone(endIt: (worker: ChildProcess) => void): Promise<void> {
    const worker = this.#process;
    this.#process = undefined;
    if (!worker || !runs(worker)) return;
    const gone = once(worker, 'exit');
    endIt(worker);
    await gone;
  }

  #running(): ChildProcess {
    if (this.#process && this.alive) return this.#process;
    const { file = workerMain, ...options } = this.#options;
    const execArgv = ['--disable-warning=ExperimentalWarning', ...(options.execArgv ?? [])];
    this.#process = fork(file, { ...options, execArgv });
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
