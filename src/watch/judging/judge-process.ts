import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Kata } from '../../katas/kata.ts';
import { ownAttempt } from '../../katas/attempt.ts';
import { pristine } from '../../katas/originals/copy.ts';
import type { JudgeJob, WarmUp, WorkerMessage } from '../../judge/worker/protocol.ts';

const workerFile = fileURLToPath(new URL('../../judge/worker/worker-main.ts', import.meta.url));

/** A process that judges, and that can be ended in the middle of it. */
export class JudgeProcess {
  readonly #process: ChildProcess;
  #hear: (message: WorkerMessage) => void = () => undefined;

  constructor() {
    this.#process = fork(workerFile, {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      // What it might print belongs into no frame.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#process.on('message', (message) => this.#hear(message as WorkerMessage));
    this.#process.on('error', () => undefined);
  }

  /** False once the process has ended. */
  get alive(): boolean {
    const { exitCode, signalCode, connected } = this.#process;
    return exitCode === null && signalCode === null && connected;
  }

  /** Loads what a judging of this kata needs, so that the next one is a fast one. */
  warm(kata: Kata): void {
    this.#send({ warm: kata.folder });
  }

  /** Judges the learner’s attempt; hands on what the process says, the verdict last. */
  judge(kata: Kata, hear: (message: WorkerMessage) => void, ended: () => void): void {
    const original = pristine(kata);
    this.#process.once('exit', ended);
    this.#process.once('exit', original.remove);
    this.#hear = (message) => {
      if ('verdict' in message) {
        this.#process.off('exit', ended).off('exit', original.remove);
        original.remove();
      }
      hear(message);
    };
    const { folder: kataFolder } = original.kata;
    // A copy is gone by the next time.
    const again = original.changes.length === 0;
    this.#send({ kataFolder, attempt: ownAttempt(original.kata), again });
  }

  /** Ends it at once, whatever it does; what its run made is left to the next cleanup. */
  async kill(): Promise<void> {
    this.#hear = () => undefined;
    if (!this.alive) return;
    const gone = once(this.#process, 'exit');
    // Not SIGKILL: the locks that it holds are given back.
    this.#process.kill('SIGTERM');
    const late = setTimeout(() => this.#process.kill('SIGKILL'), 2000);
    await gone;
    clearTimeout(late);
  }

  /** Ends it when it has removed what its runs made. */
  async close(): Promise<void> {
    this.#hear = () => undefined;
    if (!this.alive) return;
    const gone = once(this.#process, 'exit');
    this.#process.disconnect();
    await gone;
  }

  #send(message: JudgeJob | WarmUp): void {
    if (this.#process.connected) this.#process.send(message, () => undefined);
  }
}
