import { setTimeout as pause } from 'node:timers/promises';

export interface WaitOptions {
  /** How long to go on asking, in milliseconds. */
  withinMs: number;
  /** How long to wait between two questions, in milliseconds. */
  everyMs?: number;
  signal?: AbortSignal | undefined;
}

/**
 * Asks `question` again and again until it answers something other than undefined, and resolves to
 * that; to undefined when the time is over. For conditions that nobody announces: where an event
 * can be awaited, await the event.
 */
export async function waitFor<T>(
  question: () => Promise<T | undefined> | T | undefined,
  { withinMs, everyMs = 25, signal }: WaitOptions,
): Promise<T | undefined> {
  const end = performance.now() + withinMs;
  for (;;) {
    signal?.throwIfAborted();
    const answer = await question();
    if (answer !== undefined) return answer;
    if (performance.now() >= end) return undefined;
    await pause(everyMs);
  }
}
