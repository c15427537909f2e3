import type { PathFacts } from '../schema/schema.ts';

/** How a way ended, in a few words: `open`, `no such name`. */
export function wordOf({ open, saw }: PathFacts): string {
  return open ? 'open' : saw;
}

/**
 * Whether a way made a check fail: it did not end as a check wanted that is red.
 * @param red the names of the checks that failed
 */
export function isAgainst(path: PathFacts, red: string[]): boolean {
  return path.check !== null && red.includes(path.check) && !isAsWanted(path);
}

/** `open, and should be closed`. */
export function outcomeOf(path: PathFacts, red: string[]): string {
  if (!isAgainst(path, red)) return wordOf(path);
  const should = path.wanted === 'open' ? 'be open' : path.open ? 'be closed' : 'find nobody';
  return `${wordOf(path)}, and should ${should}`;
}

function isAsWanted({ open, saw, wanted }: PathFacts): boolean {
  // Verdicts of older versions do not say it.
  if (wanted === undefined) return true;
  // Whoever is refused has got there.
  return wanted === 'open' ? open : !open && saw !== 'refused';
}
