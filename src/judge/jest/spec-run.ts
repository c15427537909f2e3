import type { Lab } from '../../lab/lab.ts';
import type { FinishedTest } from '../checks.ts';
import { runSpec } from './run-jest.ts';

/** What a judging keeps while Jest runs a spec in this process. */
export interface Recording {
  tests: FinishedTest[];
  lab: Lab;
  /** Called with each test's name as it begins. */
  onCheck: (name: string) => void;
  /** Called when a test has ended, before the next begins. */
  onChecked: () => Promise<void>;
}

// Jest loads the environment as a module of this process: the two meet here.
const runs = new Map<string, SpecRun>();
let count = 0;

/**
 * Jest, running one spec in this process. It loads itself at once, and waits with the spec until it
 * has a lab: nothing of the kata has been read by then.
 */
export class SpecRun {
  /** The kata's folder: absolute path. */
  readonly folder: string;
  /** What it is to judge with; null when nobody wants it any more. */
  readonly recording: Promise<Recording | null>;
  readonly #give: (recording: Recording | null) => void;
  readonly #end: Promise<string | null>;
  #ended = false;

  /** @param options.patient its checks may take as long as they want */
  constructor(folder: string, { patient = false } = {}) {
    this.folder = folder;
    const { promise, resolve } = Promise.withResolvers<Recording | null>();
    this.recording = promise;
    this.#give = resolve;
    count += 1;
    const key = String(count);
    runs.set(key, this);
    this.#end = runSpec(folder, key, { patient }).finally(() => {
      runs.delete(key);
      this.#ended = true;
    });
    // Whoever judges with it hears of it then.
    this.#end.catch(() => undefined);
  }

  /** True when Jest has ended, whether or not it has run the spec. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Runs the spec; resolves to why it could not be run, or null when it ran. */
  judge(recording: Recording): Promise<string | null> {
    this.#give(recording);
    return this.#end;
  }

  /** Ends it if it has judged nothing yet. */
  async drop(): Promise<void> {
    this.#give(null);
    await this.#end.catch(() => undefined);
  }
}

/** The run of this key, if Jest was started by one. */
export function findSpecRun(key: unknown): SpecRun | undefined {
  return runs.get(String(key));
}
