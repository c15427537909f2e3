import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Verdict } from '../../verdict/schema.ts';
import type { Job, WorkerMessage } from '../../verdict/pool/protocol.ts';

const file = fileURLToPath(new URL('../../verdict/pool/worker.ts', import.meta.url));

/** How a judging ended that came to no verdict. */
export interface NoVerdict {
  why: 'overdue' | 'ended';
  /** What it was doing last. */
  doing: string;
}

/** The process that judges in one place; it is started anew where it has ended. */
export class Worker {
  readonly #env: NodeJS.ProcessEnv;
  #process: ChildProcess | undefined;
  /** True when what it judged last has used up the sandbox. */
  spent = false;

  constructor(env: NodeJS.ProcessEnv) {
    this.#env = env;
  }

  /** Judges, for at most `limitMs`. */
  async judge(job: Job, limitMs: number): Promise<Verdict | NoVerdict> {
    const worker = this.#running();
    this.spent = false;
    let doing = '';
    const waiting = new AbortController();
    const verdict = new Promise<Verdict>((resolve) => {
      const hear = (message: unknown) => {
        const said = message as WorkerMessage;
        if ('check' in said) doing = `the check “${said.check}”`;
        if ('doing' in said) doing = said.doing;
        if (!('verdict' in said)) return;
        this.spent = said.spent;
        resolve(said.verdict);
      };
      worker.on('message', hear);
      waiting.signal.addEventListener('abort', () => worker.off('message', hear));
    });
    const ended = once(worker, 'exit', waiting).then(
      (): NoVerdict => ({ why: 'ended', doing }),
      // Nobody waits for it any more.
      (): NoVerdict => ({ why: 'ended', doing }),
    );
    const late = overdue(limitMs, waiting.signal, () => doing);
    worker.send(job);
    try {
      return await Promise.race([verdict, ended, late]);
    } finally {
      waiting.abort();
    }
  }

  /** Ends the process at once; what it was judging is gone with the sandbox. */
  async kill(): Promise<void> {
    const worker = this.#process;
    this.#process = undefined;
    if (!worker || worker.exitCode !== null || worker.signalCode !== null) return;
    const gone = once(worker, 'exit');
    worker.kill('SIGKILL');
    await gone;
  }

  /** Lets it remove what it made, and end. */
  async end(): Promise<void> {
    const worker = this.#process;
    this.#process = undefined;
    if (!worker?.connected) return;
    const gone = once(worker, 'exit');
    worker.disconnect();
    await gone;
  }

  #running(): ChildProcess {
    const known = this.#process;
    if (known && known.exitCode === null && known.signalCode === null) return known;
    this.#process = fork(file, {
      // A submission’s engine may tell it more than it can hold: then it ends, and only it.
      execArgv: ['--disable-warning=ExperimentalWarning', '--max-old-space-size=1024'],
      env: this.#env,
    });
    return this.#process;
  }
}

function overdue(limitMs: number, signal: AbortSignal, doing: () => string): Promise<NoVerdict> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ why: 'overdue', doing: doing() }), limitMs);
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
}
