import { mkdir } from 'node:fs/promises';
import type { Attempt } from '../../curriculum/attempt.ts';
import type { Kata } from '../../curriculum/kata.ts';
import type { Verdict } from '../../verdict/schema.ts';
import { unjudged } from '../../verdict/unjudged.ts';
import type { Slot } from '../sandbox/paths.ts';
import type { Pool } from '../sandbox/pool.ts';
import { fullDisk, Sandbox } from '../sandbox/sandbox.ts';
import type { Judged, Place } from './place.ts';
import { workerIn } from './worker-in.ts';
import type { NoVerdict, Worker } from './worker.ts';

export interface SandboxPlaceOptions {
  slot: Slot;
  pool: Pool;
  /** Names the golden disk to begin with. */
  images: string;
  /** How long one kata may take, whatever it does. */
  limitMs: number;
}

/** A place in which every submission gets a sandbox of its own. */
export class SandboxPlace implements Place {
  readonly #options: SandboxPlaceOptions;
  readonly #worker: Worker;
  #sandbox: Sandbox | undefined;
  #mounted = false;

  constructor(options: SandboxPlaceOptions) {
    this.#options = options;
    this.#worker = workerIn(options.slot);
  }

  async begin(): Promise<void> {
    const { slot, pool, images } = this.#options;
    await mkdir(slot.home, { recursive: true });
    await pool.mountClone(slot, images);
    this.#mounted = true;
    this.#sandbox = await Sandbox.start(slot);
  }

  async judge(kata: Kata, attempt: Attempt): Promise<Judged> {
    const sandbox = this.#sandbox;
    if (!sandbox) throw new Error('no submission has begun');
    const job = { kataFolder: kata.folder, attempt };
    const answer = await this.#worker.judge(job, this.#options.limitMs);
    const exceeded = [
      ...(await sandbox.exceeded()),
      ...(await fullDisk(this.#options.slot)),
      ...('why' in answer && answer.why === 'overdue' ? [this.#tooLong(answer)] : []),
    ];
    const verdict = 'why' in answer ? noVerdict(kata, attempt, answer) : answer;
    // What was stopped, or is not what it was, must not be met by the next attempt.
    if (exceeded.length > 0 || verdict.status === 'error' || !sandbox.alive) await this.#renew();
    return { verdict: withReason(verdict, exceeded), stopped: exceeded };
  }

  async finish(): Promise<void> {
    await this.#sandbox?.stop();
    this.#sandbox = undefined;
    if (this.#mounted) await this.#options.pool.unmount(this.#options.slot);
    this.#mounted = false;
  }

  async end(): Promise<void> {
    await this.#worker.kill();
    await this.finish();
  }

  async #renew(): Promise<void> {
    await this.#worker.kill();
    await this.finish();
    await this.begin();
  }

  #tooLong({ doing }: NoVerdict): string {
    const seconds = this.#options.limitMs / 1000;
    return `it took longer than ${seconds} s${doing ? `; the last was ${doing}` : ''}`;
  }
}

function noVerdict(kata: Kata, attempt: Attempt, { doing }: NoVerdict): Verdict {
  const message = `What judges ended in the middle${doing ? ` of ${doing}` : ''}`;
  return { ...unjudged(kata, attempt), message };
}

/** What the limits stopped is the attempt’s own doing: it has failed, and is told why. */
function withReason(verdict: Verdict, exceeded: string[]): Verdict {
  if (exceeded.length === 0 || verdict.status === 'passed') return verdict;
  return {
    ...verdict,
    status: 'failed',
    message: `The sandbox stopped it: ${exceeded.join('; ')}`,
  };
}
