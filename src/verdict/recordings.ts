import type { Lab } from '../lab/lab.ts';
import type { FinishedTest } from './checks.ts';

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
const recordings = new Map<string, Recording>();

/** Makes a recording known under a key for as long as `work` takes. */
export async function recording<T>(
  key: string,
  value: Recording,
  work: () => Promise<T>,
): Promise<T> {
  recordings.set(key, value);
  try {
    return await work();
  } finally {
    recordings.delete(key);
  }
}

/** The recording of this key, if Jest was started by `judge`. */
export function findRecording(key: unknown): Recording | undefined {
  return recordings.get(String(key));
}
