import { setTimeout as pause } from 'node:timers/promises';

/**
 * Tries a way once, and up to four times more while it is open. Whenever an engine makes a network, for
 * anybody, it takes the rule that keeps networks apart out of the firewall and puts it back: for a moment
 * every path is open. One that is open stays so.
 */
export async function lastingly<T>(
  attempt: () => Promise<T>,
  isOpen: (result: T) => boolean,
): Promise<T> {
  let result = await attempt();
  for (let again = 0; isOpen(result) && again < 4; again += 1) {
    await pause(25);
    result = await attempt();
  }
  return result;
}
