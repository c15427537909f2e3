import { join } from 'node:path';
import type { Kata } from '../katas/kata.ts';
import { shownPath } from '../katas/display.ts';
import { CannotJudge } from '../errors/errors.ts';
import { originalContent } from '../katas/originals/contents.ts';

/** A kata’s README as it was handed out: Markdown. */
export function storyOf({ folder, number }: Pick<Kata, 'folder' | 'number'>): string {
  const text = originalContent(folder, 'README.md')?.toString();
  if (text !== undefined) return text;
  throw new CannotJudge({
    failed: `The text of kata ${number} cannot be found`,
    on: shownPath(join(folder, 'README.md')),
    next: ['git checkout -- katas (restores it), or clone the dojo again'],
  });
}

/** What is wrong and what to do: a README’s paragraphs below its title, as far as what may be edited. */
export function taskIn(readme: string): string {
  const [, text = ''] = /^# .*\n([^]*?)(?=^\*\*You may edit\*\*|(?![^]))/m.exec(readme) ?? [];
  return text.trim();
}
