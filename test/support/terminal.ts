import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { execa } from 'execa';
import { checkout } from '../../src/system/paths.ts';
import { waitFor } from '../../src/system/wait-for.ts';

export interface TerminalOptions {
  root?: string;
  env?: NodeJS.ProcessEnv;
  /** A command line to run it with. */
  prefix?: string[];
  rows?: number;
  columns?: number;
}

/** A person’s environment, also where these tests are run by a CI, whose settings turn colours off. */
const person = {
  TERM: 'xterm-256color',
  FORCE_COLOR: undefined,
  NO_COLOR: undefined,
  CI: undefined,
};

/** A command of the dojo in a terminal, with somebody who presses keys and reads the screen. */
export class Terminal {
  /** Resolves to the exit code. */
  readonly ended: Promise<number | null>;
  /** All that was written, with its control sequences. */
  written = '';
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #folder = mkdtempSync(join(tmpdir(), 'docker-dojo-terminal-'));

  constructor(args: string[], options: TerminalOptions = {}) {
    const { root = checkout, env = {}, prefix = [], rows = 24, columns = 80 } = options;
    const dojo = [...prefix, process.execPath, join(root, 'bin/dojo.mjs'), ...args];
    const size = `tty > ${this.#ttyFile}; stty rows ${rows} cols ${columns}`;
    const command = `${size}; exec ${dojo.map((word) => `'${word}'`).join(' ')}`;
    // script (util-linux) runs a command in a pseudo-terminal, and hands on what is typed.
    this.#process = spawn('script', ['-qfec', command, '/dev/null'], {
      cwd: root,
      env: { ...process.env, ...person, ...env },
    });
    this.#process.stdout.setEncoding('utf8').on('data', (text: string) => (this.written += text));
    this.ended = new Promise((resolve) => this.#process.once('exit', resolve)).then((code) => {
      rmSync(this.#folder, { recursive: true, force: true });
      return code as number | null;
    });
  }

  /** What is on the screen: the last whole frame, or all there is where none was drawn. */
  get screen(): string {
    const frames = this.written.split('\x1b[?2026h').slice(1);
    const whole = frames.filter((frame) => frame.includes('\x1b[?2026l'));
    const last = whole.at(-1)?.split('\x1b[?2026l')[0] ?? this.written;
    return stripVTControlCharacters(last).replaceAll('\r', '').trimStart();
  }

  press(...keys: string[]): void {
    for (const key of keys) this.#process.stdin.write(key);
  }

  /** Waits until the screen shows this; resolves to the screen. */
  async shows(what: RegExp, withinMs = 60_000): Promise<string> {
    const seen = await waitFor(() => (what.test(this.screen) ? this.screen : undefined), {
      withinMs,
    });
    if (seen === undefined) throw new Error(`${what} is not on the screen:\n${this.screen}`);
    return seen;
  }

  async resize(rows: number, columns: number): Promise<void> {
    const tty = readFileSync(this.#ttyFile, 'utf8').trim();
    await execa('stty', ['-F', tty, 'rows', String(rows), 'cols', String(columns)]);
  }

  /** Ends it without a key. */
  kill(): void {
    if (this.#process.exitCode === null) this.signal('SIGTERM');
  }

  /** Sends a signal to the command itself. */
  signal(name: NodeJS.Signals): void {
    const [command] = childrenOf(this.#process.pid ?? 0);
    if (command !== undefined) process.kill(command, name);
  }

  get #ttyFile(): string {
    return join(this.#folder, 'tty');
  }
}

function childrenOf(pid: number): number[] {
  const list = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return list.split(' ').filter(Boolean).map(Number);
}
