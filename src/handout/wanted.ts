import type { Kata } from '../katas/kata.ts';
import { readOriginals } from '../katas/originals/manifest.ts';
import { selectKatas } from '../katas/select.ts';
import type { DojoFolder } from '../system/dojo-folder.ts';

/**
 * The katas that a folder is to hold, of those that this version has. One that it holds and that this
 * version has no more is left out; a name that nobody knows is an error.
 */
export function wantedKatas(
  { katas }: Pick<DojoFolder, 'katas'>,
  folder: string,
  all: Kata[],
): Kata[] {
  if (katas === 'all') return all;
  const held = Object.keys(readOriginals(folder) ?? {});
  // A kata may have another number by now.
  const names = katas.map((one) => ({ one, name: one.replace(/^\d+-/, '') }));
  const known = names.filter(({ name }) => all.some((kata) => kata.name === name));
  const others = names.filter((one) => !known.includes(one) && !held.includes(one.one));
  const named = [...known.map(({ name }) => name), ...others.map(({ one }) => one)];
  return named.length > 0 ? selectKatas(all, named) : [];
}
