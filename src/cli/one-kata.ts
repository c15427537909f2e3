import type { Kata } from '../katas/kata.ts';
import { loadKatas } from '../katas/load.ts';
import { dojoCommand } from '../katas/display.ts';
import { selectKatas } from '../katas/select.ts';
import { UsageError } from '../errors/errors.ts';
import { currentKata } from '../learner/progress/current.ts';

/** The one kata that a word names; the current one where there is no word. */
export function oneKata(word: string | undefined): Kata {
  const katas = loadKatas();
  const chosen = word === undefined ? [] : selectKatas(katas, [word]);
  const kata = word === undefined ? currentKata(katas) : chosen[0];
  if (kata && chosen.length <= 1) return kata;
  throw new UsageError({
    failed: kata ? `"${word}" names more than one kata` : 'There is no kata here',
    lines: chosen.map(({ number, title }) => `${number} ${title}`),
    next: [dojoCommand('list')],
  });
}

/** `41 Call me by name`. */
export function titleOf({ number, title }: Pick<Kata, 'number' | 'title'>): string {
  return `${number} ${title}`;
}
