import { limitStruck, withLimits } from '../../run/time-limits.ts';

/** How long to wait for an application that listens already, though not where it is asked. */
export const misledPatienceMs = 1500;

/**
 * Asks until somebody answers; not for long where the application listens, and elsewhere. Then it is no
 * time limit that decides, but where it listens: a slow machine is not to blame.
 * @param ask asks again and again for so many milliseconds
 */
export async function unlessMisled<Seen extends { unanswered: boolean }>(
  ask: (withinMs: number) => Promise<Seen>,
  isMisled: () => Promise<boolean>,
  patienceMs: number,
): Promise<Seen> {
  let misled = false as boolean;
  const { seen, limits } = await withLimits(async () => {
    const first = await ask(Math.min(misledPatienceMs, patienceMs));
    if (first.unanswered) misled = await isMisled();
    if (!first.unanswered || misled) return first;
    const second = await ask(patienceMs - misledPatienceMs);
    if (second.unanswered) misled = await isMisled();
    return second;
  });
  if (!misled) limits.forEach(limitStruck);
  return seen;
}
