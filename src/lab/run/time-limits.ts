import { AsyncLocalStorage } from 'node:async_hooks';

// An observation is made of many questions; which of them took too long matters to who reads it.
const struck = new AsyncLocalStorage<Set<string>>();

/** Notes that a time limit has struck: `5 s for http://db:8080/ to be answered`. */
export function limitStruck(limit: string): void {
  struck.getStore()?.add(limit);
}

/** Makes an observation; resolves to what it saw and the time limits that struck meanwhile. */
export async function withLimits<Seen>(
  observe: () => Promise<Seen>,
): Promise<{ seen: Seen; limits: string[] }> {
  const limits = new Set<string>();
  const seen = await struck.run(limits, observe);
  return { seen, limits: [...limits] };
}

/** A limit as a fact. */
export function describeLimit(limit: string): string {
  return `a time limit struck: ${limit}`;
}

// A process judges one attempt at a time.
let factor = 1;

/** How long to wait where this many milliseconds are enough; more where the machine was too slow. */
export function patiently(ms: number): number {
  return ms * factor;
}

/** Has everything that is waited for take several times as long, until `work` has ended. */
export async function withLongerLimits<T>(work: () => Promise<T>): Promise<T> {
  factor = 3;
  return work().finally(() => (factor = 1));
}
