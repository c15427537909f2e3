import type { Kata } from '../../katas/kata.ts';
import type { Checkout } from './reference.ts';

/** Where a path of a submission belongs in the dojo. */
export interface Location {
  /** What stands before: `repo-main`; empty at the top. */
  prefix: string;
  /**
   * `katas`: within katas/<kata>/. `alone`: within a kata’s folder that lies anywhere else.
   * `beside`: anything else that the dojo looks at.
   */
  where: 'katas' | 'alone' | 'beside';
  /** The kata that it is of; null beside. */
  kata: Kata | null;
  /** The path within the kata’s folder, or from the dojo’s top; empty for a kata’s folder itself. */
  path: string;
}

// GitHub and Moodle put one folder around a submission, students one more.
const deepest = 4;

// Folders of the dojo that have a folder for each kata as well.
const otherKataFolders = ['katas', 'solutions', 'wrong-answers', 'floors', 'fixtures'];

/** Where this path belongs; null for one that the dojo does not look at. */
export function placeOf(parts: string[], reference: Checkout): Location | null {
  return inKatas(parts, reference) ?? alone(parts, reference) ?? beside(parts, reference);
}

/** What this path is in the dojo, for each folder that may stand around a copy of it. */
export function pathsFrom(parts: string[]): string[] {
  return parts.slice(0, deepest + 1).map((_name, at) => parts.slice(at).join('/'));
}

function inKatas(parts: string[], reference: Checkout): Location | null {
  return first(parts, (name, at) => {
    const kata = name === 'katas' ? reference.kata(parts[at + 1] ?? '') : undefined;
    return kata ? place(parts, at, 'katas', kata, at + 2) : null;
  });
}

function alone(parts: string[], reference: Checkout): Location | null {
  return first(parts, (name, at) => {
    const kata = reference.kata(name);
    if (!kata || otherKataFolders.includes(parts[at - 1] ?? '')) return null;
    return place(parts, at, 'alone', kata, at + 1);
  });
}

function beside(parts: string[], reference: Checkout): Location | null {
  return first(parts, (name, at) => {
    const unknown = name === 'katas' && parts.length > at + 1;
    if (!unknown && !reference.isWatched(name)) return null;
    return place(parts, at, 'beside', null, at);
  });
}

function first(
  parts: string[],
  find: (name: string, at: number) => Location | null,
): Location | null {
  for (const [at, name] of parts.slice(0, deepest + 1).entries()) {
    const found = find(name, at);
    if (found) return found;
  }
  return null;
}

function place(
  parts: string[],
  at: number,
  where: Location['where'],
  kata: Kata | null,
  pathAt: number,
): Location {
  const prefix = parts.slice(0, at).join('/');
  return { prefix, where, kata, path: parts.slice(pathAt).join('/') };
}
