import { UsageError } from '../errors/errors.ts';
import { distance } from '../text/distance.ts';
import type { Kata } from './kata.ts';
import { dojoCommand } from './display.ts';

/**
 * The katas that these words name: a number (`41`), a beginning of a name (`call-me`), a folder
 * (`katas/41-call-me-by-name`), or a track (`networks`); several at once with commas (`41,43`). Each
 * once, in the order of the curriculum.
 */
export function selectKatas(katas: Kata[], words: string[]): Kata[] {
  const chosen = new Set(words.flatMap(parts).flatMap((word) => matchingOrError(katas, word)));
  return katas.filter((kata) => chosen.has(kata));
}

/** Of `41,43` each; a word of nothing but commas is left for the error. */
function parts(word: string): string[] {
  const named = word.split(',').filter((part) => part !== '');
  return named.length > 0 ? named : [word];
}

function matchingOrError(katas: Kata[], word: string): Kata[] {
  const found = matching(katas, word);
  if (found.length > 0) return found;
  throw new UsageError({
    failed: `No kata and no track is called "${word}"`,
    next: [
      ...didYouMean([...new Set(katas.flatMap(wordsFor))], word.toLowerCase()),
      dojoCommand('list'),
    ],
  });
}

/** The katas that a word names, by the first of these ways that leads to any; else none. */
export function matching(katas: Kata[], word: string): Kata[] {
  const plain = word
    .replace(/^(?:\.?\/)?katas\//, '')
    .replace(/\/.*$/, '')
    .toLowerCase();
  const tests: ((kata: Kata) => boolean)[] = [
    ({ number, name, folderName }) => [number, name, folderName].includes(plain),
    ({ track }) => track === plain,
    ({ name, folderName }) => name.startsWith(plain) || folderName.startsWith(plain),
    ({ track }) => track.startsWith(plain) || track.includes(plain),
  ];
  for (const test of tests) {
    const found = plain ? katas.filter(test) : [];
    if (found.length > 0) return found;
  }
  return [];
}

/** What a kata can be called by. */
export function wordsFor({ number, name, track }: Kata): string[] {
  return [number, name, track];
}

/** Which of these names may have been meant, as a step to take; nothing where none is near. */
export function didYouMean(names: string[], word: string): string[] {
  // A beginning of a name is a word as well; the whole of another is a little better.
  const far = (name: string) =>
    Math.min(distance(word, name), distance(word, name.slice(0, word.length)) + 0.5);
  const [best] = [...names].sort((a, b) => far(a) - far(b));
  if (best === undefined || far(best) > Math.max(2, word.length / 2)) return [];
  return [`did you mean ${best}?`];
}
