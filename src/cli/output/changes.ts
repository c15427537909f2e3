import { join } from 'node:path';
import { styleText } from 'node:util';
import type { Kata } from '../../katas/kata.ts';
import { dojoCommand, shownPath } from '../../katas/display.ts';
import type { Change } from '../../katas/originals/changes.ts';
import type { Pristine } from '../../katas/originals/copy.ts';

const most = 5;

/** What of a kata’s files is not the learner’s to edit and was changed; empty where nothing was. */
export function changesText(kata: Kata, { changes, lost }: Pick<Pristine, 'changes' | 'lost'>) {
  const files = (wanted: (change: Change) => boolean) =>
    changes.filter(wanted).map(({ file }) => shownPath(join(kata.folder, file)));
  const added = files(({ how }) => how === 'added');
  const judgedAsIs = files(({ file, how }) => how !== 'added' && lost.includes(file));
  const restored = files(({ file, how }) => how !== 'added' && !lost.includes(file));
  const mends = [
    `back     ${dojoCommand(`reset ${kata.number} --keep-mine`)}`,
    styleText('dim', `authors  ${dojoCommand(`originals ${kata.number} --write`)}`),
  ];
  return [
    ...part('not yours to edit, and changed; the original was used instead', restored),
    ...part('not yours to edit, and changed; the original is nowhere to be had', judgedAsIs),
    ...part('no part of the kata; left out', added),
    ...(restored.length > 0 ? mends : []),
  ].join('\n');
}

function part(head: string, files: string[]): string[] {
  if (files.length === 0) return [];
  const shown = files.slice(0, most).map((file) => `  ${file}`);
  const more = files.length > most ? [`  and ${files.length - most} more`] : [];
  return [styleText('yellow', head), ...shown, ...more];
}
