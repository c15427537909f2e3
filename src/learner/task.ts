import { join } from 'node:path';
import type { Kata } from '../katas/kata.ts';
import { shownPath } from '../katas/display.ts';
import { CannotJudge } from '../errors/errors.ts';
import { originalContent } from '../katas/originals/contents.ts';

/** A kata’s README as it was handed out: Markdown. */
export function storyOf({ folder, number }: Pick<Kata, 'folder' | 'number'>): string {
  const text = originalContent(folder, 'README.md')?.toString();
  if (text !== undefined) return text;
  throw missing(`The text of kata ${number}`, join(folder, 'README.md'));
}

/** What a kata was handed out with is not there. */
export function missing(what: string, file: string): CannotJudge {
  return new CannotJudge({
    failed: `${what} cannot be found`,
    on: shownPath(file),
    next: ['git checkout -- katas (restores it), or clone the dojo again'],
  });
}

/** What is wrong and what to do: a README’s paragraphs below its title, as far as what may be edited. */
export function taskIn(readme: string): string {
  const [, text = ''] = /^# .*\n([^]*?)(?=^\*\*You may edit\*\*|(?![^]))/m.exec(readme) ?? [];
  return text.trim();
}
