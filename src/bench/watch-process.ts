import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { Kata } from '../katas/kata.ts';
import { checkout } from '../system/paths.ts';
import { memoryOfTree } from '../system/process-memory.ts';
import { waitFor } from '../system/wait-for.ts';
import { temporaryFolder } from '../system/temporary-folder.ts';

/** How long whoever edits a file looks at the verdict before: what a watch prepares has come by then. */
const thinkingMs = 1500;

/** A watch of one kata, in a copy of it that is edited: never the files of whoever runs the bench. */
export class WatchProcess {
  /** What it has printed since the last save. */
  text = '';
  readonly #kata: Kata;
  readonly #copy = temporaryFolder('bench');
  readonly #process: ChildProcessByStdio<null, Readable, null>;
  #verdictAt = 0;

  constructor(kata: Kata, words: string[] = []) {
    this.#kata = kata;
    cpSync(kata.folder, this.#folder, { recursive: true });
    const args = [join(checkout, 'bin/dojo.mjs'), 'watch', kata.number, ...words];
    this.#process = spawn(process.execPath, args, {
      cwd: checkout,
      env: { ...process.env, NO_COLOR: '1', DOJO_KATAS: this.#copy.folder },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.#process.stdout.setEncoding('utf8').on('data', (more: string) => {
      this.text += more;
      if (this.#word !== undefined) this.#verdictAt ||= performance.now();
    });
  }

  /** The verdict since the last save; undefined when there was none within two minutes. */
  async verdict(): Promise<string | undefined> {
    return waitFor(() => this.#word, { withinMs: 120_000, everyMs: 5 });
  }

  /** When the verdict since the last save was printed: a time of `performance.now()`. */
  get verdictAt(): number {
    return this.#verdictAt;
  }

  /** Saves an answer's files after a while; where it has none, the starter's counts. Resolves to when. */
  async save(from: string): Promise<number> {
    await pause(thinkingMs);
    [this.text, this.#verdictAt] = ['', 0];
    const saved = performance.now();
    for (const edit of this.#kata.edits) {
      const sources = [from, this.#kata.folder].map((each) => join(each, edit));
      const source = sources.find((file) => existsSync(file));
      if (source) cpSync(source, join(this.#folder, edit));
      else rmSync(join(this.#folder, edit), { force: true });
    }
    return saved;
  }

  /** What it has of the memory while its learner reads, in bytes; see {@link memoryOfTree}. */
  async memory(): Promise<number> {
    await pause(thinkingMs);
    return memoryOfTree(this.#process.pid ?? NaN);
  }

  async close(): Promise<void> {
    const ended = once(this.#process, 'exit');
    if (this.#process.exitCode === null && this.#process.kill('SIGTERM')) await ended;
    this.#copy.remove();
  }

  get #folder(): string {
    return join(this.#copy.folder, 'katas', this.#kata.folderName);
  }

  get #word(): string | undefined {
    return /^(?:red|green|could not judge)\b/m.exec(this.text)?.[0];
  }
}
