import { existsSync } from 'node:fs';
import { loadKatas } from '../../katas/load.ts';
import { dojoCommand } from '../../katas/display.ts';
import { kataFolderPattern, type KataSet } from '../../katas/kata-set.ts';
import { UsageError } from '../../errors/errors.ts';
import { foldersIn } from '../lint/files.ts';

/** A kata’s folder name, taken apart. */
export interface KataName {
  folderName: string;
  number: string;
  name: string;
}

/** Takes the name of a new kata; one that is bad or taken is refused. */
export function newName(word: string, track: string, set: KataSet): KataName {
  const [, number, name] = kataFolderPattern.exec(word) ?? [];
  if (!number || !name) throw badName(word, track, set);
  const taken = takenIn(set);
  const again = (free: string) => [dojoCommand(`new ${free} --track ${track}`)];
  const sameNumber = taken.find((one) => one.number === number);
  if (sameNumber)
    throw new UsageError({
      failed: `The number ${number} is taken`,
      on: sameNumber.folderName,
      next: again(`${freeNumber(taken, number)}-${name}`),
    });
  const sameName = taken.find((one) => one.name === name);
  if (sameName)
    throw new UsageError({
      failed: `The name ${name} is taken: progress is kept by names`,
      on: sameName.folderName,
      next: again(`${number}-another-name`),
    });
  return { folderName: word, number, name };
}

/** `two-doors` → `Two doors`. */
export function titleFrom(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function badName(word: string, track: string, set: KataSet): UsageError {
  const plain = word.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const name = plain.replace(/^-*\d*-*/, '').replace(/-+$/, '') || 'two-doors';
  const number = /^\d{2}(?!\d)/.exec(word)?.[0] ?? freeNumber(takenIn(set), numberIn(track, set));
  return new UsageError({
    failed: `A kata cannot be called "${word}"`,
    lines: ['two digits, small letters and digits, and hyphens in between'],
    next: [dojoCommand(`new ${number}-${name} --track ${track}`)],
  });
}

/** A number of a kata of the same track: the next free one is probably of it, too. */
function numberIn(track: string, { katas }: KataSet): string {
  const all = existsSync(katas) ? loadKatas(katas, () => undefined) : [];
  return all.find((kata) => kata.track === track)?.number ?? '10';
}

/** Folders count, whether or not their kata.json can be read. */
function takenIn({ katas }: KataSet): KataName[] {
  return foldersIn(katas).flatMap((folderName) => {
    const [, number, name] = kataFolderPattern.exec(folderName) ?? [];
    return number && name ? [{ folderName, number, name }] : [];
  });
}

/** The next number that nobody has, of the same track as long as there is one. */
function freeNumber(taken: KataName[], from: string): string {
  const all = Array.from({ length: 99 }, (_, index) => ((Number(from) + index) % 99) + 1);
  const numbers = all.map((number) => String(number).padStart(2, '0'));
  return numbers.find((number) => !taken.some((one) => one.number === number)) ?? from;
}
