import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { checkout } from '../../system/paths.ts';
import type { WorkerProcessOptions } from './worker-process.ts';

/** Processes of workers, of which one is killed now and then. */
export class Crowd {
  killed = 0;
  readonly #members = new Map<
    ChildProcess,
    { options: WorkerProcessOptions; env: NodeJS.ProcessEnv }
  >();

  start(options: WorkerProcessOptions, env: NodeJS.ProcessEnv): void {
    const file = fileURLToPath(new URL('worker-process.ts', import.meta.url));
    const child = spawn(process.execPath, [file, JSON.stringify(options)], {
      ...{ env, cwd: checkout, stdio: ['ignore', 'ignore', 'inherit'] },
    });
    this.#members.set(child, { options, env });
  }

  /** Ends one without a word, and starts another in its place. */
  killOne(): void {
    const all = [...this.#members];
    const [child, member] = all[Math.floor(Math.random() * all.length)] ?? [];
    if (!child || !member) return;
    this.#members.delete(child);
    child.kill('SIGKILL');
    this.killed += 1;
    this.start(member.options, member.env);
  }

  async end(): Promise<void> {
    for (const child of this.#members.keys()) {
      const gone = once(child, 'exit');
      if (child.kill('SIGKILL')) await gone;
    }
  }
}
