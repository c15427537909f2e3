import type { Kata } from '../curriculum/kata.ts';
import { CannotJudge } from '../errors/errors.ts';
import { originalContent } from '../originals/contents.ts';
import { hintsSeen, noteHints } from '../progress/store.ts';

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
  const texts = text
    .split(/^## .*$/m)
    .slice(1)
    .map((part) => part.trim());
  if (texts.length > 0)
    return texts.map((one, index) => ({ number: index + 1, of: texts.length, text: one }));
  throw new CannotJudge({
    failed: `The hints of kata ${kata.number} cannot be found`,
    on: `katas/${kata.folderName}/hints.md`,
    next: ['git checkout -- katas (restores it), or clone the dojo again'],
  });
}

/** The hints that the learner has asked for so far. */
export function seenHints(kata: Kata): Hint[] {
  return hintsOf(kata).slice(0, hintsSeen(kata.name));
}

/** The first hint that the learner has not seen, noted as seen; the last one once all are. */
export function nextHint(kata: Kata): Hint {
  const hints = hintsOf(kata);
  const count = Math.min(hintsSeen(kata.name) + 1, hints.length);
  noteHints(kata.name, count);
  const hint = hints[count - 1];
  if (!hint) throw new Error('a kata with hints has a first one');
  return hint;
}
