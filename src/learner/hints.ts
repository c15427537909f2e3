import { join } from 'node:path';
import type { Kata } from '../katas/kata.ts';
import { orWarn } from '../errors/warn.ts';
import { withoutComments } from '../text/comments.ts';
import { originalContent } from '../katas/originals/contents.ts';
import { hintsSeen, noteHints } from './progress/store.ts';
import { missing } from './task.ts';

/** One of a kata’s hints. */
export interface Hint {
  /** From 1. */
  number: number;
  of: number;
  text: string;
}

/** All hints of a kata, the gentlest first. */
export function hintsOf(kata: Kata): Hint[] {
  const text = originalContent(kata.folder, 'hints.md')?.toString() ?? '';
  const texts = hintTextsIn(text);
  if (texts.length > 0)
    return texts.map((one, index) => ({ number: index + 1, of: texts.length, text: one }));
  throw missing(`The hints of kata ${kata.number}`, join(kata.folder, 'hints.md'));
}

/** The hints in the text of a hints.md, the gentlest first. */
export function hintTextsIn(markdown: string): string[] {
  const [, ...parts] = withoutComments(markdown).split(/^## .*$/m);
  return parts.map((part) => part.trim());
}

/** The hints that the learner has asked for so far. */
export function seenHints(kata: Kata): Hint[] {
  return hintsOf(kata).slice(0, hintsSeen(kata.name));
}

/**
 * The first hint that the learner has not seen, noted as seen; the last one once all are.
 * @param tell called with the reason where it could not be noted
 */
export function nextHint(kata: Kata, tell?: (message: string) => void): Hint {
  const hints = hintsOf(kata);
  const count = Math.min(hintsSeen(kata.name) + 1, hints.length);
  orWarn(() => noteHints(kata.name, count), tell);
  const hint = hints[count - 1];
  if (!hint) throw new Error('a kata with hints has a first one');
  return hint;
}

/** What is asked of somebody who has seen every hint, and wants the answer before a pass. */
export const answerQuestion = 'Show the answer before your files pass?';

/** Why an answer is not shown yet to somebody whose files have not passed; null once all hints are seen. */
export function hintsFirst(kata: Kata): string | null {
  const [seen, all] = [seenHints(kata).length, hintsOf(kata).length];
  return seen < all ? `the hints first: you have seen ${seen} of ${all}` : null;
}
