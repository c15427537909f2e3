import { spawn, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  currentSandbox,
  commandInSandbox,
  killSandboxProcesses,
  type SandboxInfo,
} from '../run/sandbox.ts';
import { packageCache } from '../../system/paths.ts';
import { identify, writeProcessId } from '../../system/process-id.ts';
import { userHome } from '../../system/user-home.ts';
import { Channel, type Heard } from './channel.ts';
import type { StartMessage } from './protocol.ts';

const child = fileURLToPath(new URL('setup-main.ts', import.meta.url));

/** Output over this many bytes ends a setup: it is no longer something to read. */
export const outputLimit = 1_000_000;

const lastWordsMs = 50;
const exitMs = 500;

/** How a setup's process ended, from the outside. */
export type Ending =
  | Heard
  | { outcome: 'exited'; code: number | null; signal: string | null }
  | { outcome: 'flooded' }
  | { outcome: 'overdue' };

/** Those that have not ended, so far as it has been heard. */
const running = new Set<SetupProcess>();

/** A process that takes one setup. It leads a process group, so that nothing it starts outlives it. */
export class SetupProcess {
  readonly #process: ChildProcess;
  readonly #place: SandboxInfo | null = currentSandbox();
  readonly #way: Socket;
  readonly #channel: Channel;
  readonly #ready: Promise<undefined>;
  #hear: (heard: Heard) => void = () => undefined;
  #isKilled = false;
  #bytes = 0;
  #output = '';
  #flooded: () => void = () => undefined;

  constructor() {
    // With little room for young objects it takes 14 MB less, and loads as fast: up to two of them wait.
    const flags = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=2'];
    const own = [process.execPath, ...flags, child];
    const [command = '', ...args] = this.#place ? commandInSandbox(this.#place, own) : own;
    this.#process = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      detached: true,
      cwd: tmpdir(),
      env: this.#place ? environmentApart : environment(),
    });
    this.#way = this.#process.stdio[3] as Socket;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#ready = promise;
    this.#channel = new Channel(this.#way, (heard) => {
      resolve(undefined);
      if (heard.outcome !== 'ready') this.#hear(heard);
    });
    this.#process.on('exit', () => resolve(undefined));
    // Without a program to run there is no exit; whoever waits for an answer is told by then.
    this.#process.on('error', () => resolve(undefined));
    for (const stream of [this.#process.stdout, this.#process.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => this.#collect(text));
    running.add(this);
    this.#process.on('exit', () => running.delete(this));
    // A process that is waiting for work keeps nobody from ending.
    this.#process.unref();
    this.#way.unref();
    for (const stream of [this.#process.stdout, this.#process.stderr])
      (stream as unknown as { unref?: () => void } | null)?.unref?.();
  }

  /** Names the process for the ledger; null when it could not be started. */
  get name(): string | null {
    return this.#process.pid === undefined ? null : writeProcessId(identify(this.#process.pid));
  }

  /** False once the process has ended, or is about to. */
  get alive(): boolean {
    const { exitCode, signalCode } = this.#process;
    return !this.#isKilled && exitCode === null && signalCode === null;
  }

  /** The last of what it printed. */
  get output(): string {
    return this.#output;
  }

  /** Resolves when it can take its setup; until then this process does not end for want of work. */
  async loaded(): Promise<void> {
    this.#way.ref();
    await this.#ready;
    this.#way.unref();
  }

  /** Has it find the engine of this environment, which its setup will run with. */
  prepare(env: Record<string, string>): void {
    this.#channel.send({ env });
  }

  /** Runs the setup and waits for its outcome, at most `deadlineMs`. */
  async run(message: StartMessage, deadlineMs: number): Promise<Ending> {
    this.#process.ref();
    this.#way.ref();
    let timer: NodeJS.Timeout | undefined;
    const ending = new Promise<Ending>((resolve) => {
      this.#flooded = () => resolve({ outcome: 'flooded' });
      timer = setTimeout(() => resolve({ outcome: 'overdue' }), deadlineMs);
      this.#hear = resolve;
      // What it said last may still be on its way.
      this.#process.on('exit', () => setTimeout(() => resolve(this.#exit()), lastWordsMs).unref());
      // Whoever waits for its end may have been stopped itself.
      this.#way.on('close', () => setTimeout(() => resolve(this.#exit()), exitMs).unref());
    });
    await this.#ready;
    try {
      if (!this.alive) return this.#exit();
      this.#channel.send(message);
      return await ending;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends the process and its whole group. */
  end(): void {
    if (this.#process.pid === undefined) return;
    try {
      process.kill(-this.#process.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
    if (!this.#place) return;
    killSandboxProcesses(this.#place);
    // Also the one that waits for the next setup. That it has ended is heard later, on a busy machine much
    // later: nobody may take it until then.
    for (const one of running) one.#isKilled = true;
  }

  #exit(): Ending {
    const { exitCode: code, signalCode: signal } = this.#process;
    return { outcome: 'exited', code, signal };
  }

  #collect(text: string): void {
    this.#bytes += Buffer.byteLength(text);
    this.#output = (this.#output + text).slice(-8000);
    if (this.#bytes <= outputLimit) return;
    this.#flooded();
    this.end();
  }
}

// The same in every sandbox; it has the system's programs, whatever is on the grader's PATH.
const environmentApart: NodeJS.ProcessEnv = {
  PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
  HOME: '/nowhere',
  NODE_COMPILE_CACHE: join(packageCache, 'compiled'),
};

/**
 * What of this process's environment a setup's process gets. testcontainers asks for a home as soon as
 * it is loaded, and a user who is only a number has none but `HOME`; the run's own comes with the setup.
 */
function environment(): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: userHome(),
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    NODE_EXTRA_CA_CERTS: process.env['NODE_EXTRA_CA_CERTS'],
  };
}
