import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { checkout } from '../../../src/system/paths.ts';
import { waitFor } from '../../../src/system/wait-for.ts';

/** A command of the dojo that goes on while a test looks, in a process group of its own. */
export class Running {
  /** All that it has written. */
  written = '';
  readonly #process: ChildProcess;
  readonly #ended: Promise<unknown>;

  constructor(args: string[], env: NodeJS.ProcessEnv = {}) {
    this.#process = spawn(process.execPath, [join(checkout, 'bin/dojo.mjs'), ...args], {
      cwd: checkout,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...env },
    });
    this.#ended = once(this.#process, 'close');
    for (const stream of [this.#process.stdout, this.#process.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (this.written += text));
  }

  /** Waits until it has written this. */
  async says(what: RegExp, withinMs = 120_000): Promise<void> {
    const said = () => (what.test(this.written) ? true : undefined);
    if (await waitFor(said, { withinMs })) return;
    const { written } = this;
    // What goes on behind a test that failed would be found by others.
    await this.stop();
    throw new Error(`${what} was not said:\n${written}`);
  }

  /** As a terminal does on Ctrl-C: the signal goes to all of its processes. */
  signal(name: NodeJS.Signals): void {
    const { pid, exitCode, signalCode } = this.#process;
    if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, name);
  }

  /** Ends the one process that was started, without warning. */
  killFirst(): void {
    this.#process.kill('SIGKILL');
  }

  /** Resolves to its exit code; null when a signal ended it. */
  async ended(): Promise<number | null> {
    await this.#ended;
    return this.#process.exitCode;
  }

  /** Ends it with Ctrl-C, if it still runs. */
  async stop(): Promise<number | null> {
    this.signal('SIGINT');
    return this.ended();
  }
}
