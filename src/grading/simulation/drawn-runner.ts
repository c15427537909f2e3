import { setTimeout as pause } from 'node:timers/promises';
import { fingerprint, type Attempt } from '../../katas/attempt.ts';
import type { Kata } from '../../katas/kata.ts';
import type { Verdict } from '../../judge/verdict.ts';
import type { Runner, RunnerVerdict } from '../runners/runner.ts';

export interface DrawnRunnerOptions {
  /** Names what judges here. */
  slot: string;
  /** A verdict of this kata that was really come to: the simulated ones are as large. */
  model: Verdict;
  /** Seconds that a judging takes, at least and at most. */
  seconds: readonly [number, number];
}

/** Takes a drawn time in the place of judging: with it the queue is measured, and no engine. */
export class DrawnRunner implements Runner {
  readonly slot: string;
  readonly #model: Verdict;
  readonly #seconds: readonly [number, number];

  constructor({ slot, model, seconds }: DrawnRunnerOptions) {
    this.slot = slot;
    this.#model = model;
    this.#seconds = seconds;
  }

  prove(): Promise<null> {
    return Promise.resolve(null);
  }

  begin(): Promise<void> {
    return Promise.resolve();
  }

  async judge(kata: Kata, attempt: Attempt): Promise<RunnerVerdict> {
    const [least, most] = this.#seconds;
    await pause(1000 * (least + Math.random() * (most - least)));
    const own = { attempt: attempt.label, fingerprint: fingerprint(kata, attempt) };
    return { verdict: { ...this.#model, ...own }, stopped: [] };
  }

  finish(): Promise<void> {
    return Promise.resolve();
  }

  end(): Promise<void> {
    return Promise.resolve();
  }
}
