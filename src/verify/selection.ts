import { basename, dirname } from 'node:path';
import { loadKatas } from '../katas/load.ts';
import { dojoCommand } from '../katas/display.ts';
import { didYouMean, matching, wordsFor } from '../katas/select.ts';
import { isOwn, kataFolderPattern, type KataSet } from '../katas/kata-set.ts';
import { UsageError, type CannotJudge } from '../errors/errors.ts';
import { readOriginals } from '../katas/originals/manifest.ts';
import type { Provable } from './katas.ts';

// In their order.
export const sections = [
  ...['types', 'lint', 'format', 'originals', 'texts'],
  ...['units', 'engine', 'cleanup', 'katas', 'engines'],
  ...['grading', 'attacks', 'one-verdict', 'untouched'],
] as const;
/** Those that take as long as the rest together: they are run when they are named, and once a week. */
export const long: SectionName[] = ['attacks', 'one-verdict'];
const ofSets: SectionName[] = ['originals', 'texts', 'katas'];
/** Those that try the katas that are named in a way of their own. */
const ofTheirOwn: SectionName[] = ['engines', 'one-verdict'];

export type SectionName = (typeof sections)[number];

/** What a gate is asked for. */
export interface Selection {
  names: SectionName[];
  /** The katas that are proved. */
  provable: Provable;
  /** The folder names of the katas that were named; undefined where none was. */
  only: string[] | undefined;
}

/**
 * Takes words apart: sections, and katas or tracks. Katas ask for their texts and proofs, unless they
 * stand beside a section that tries them in a way of its own. Without words it is every section, or of
 * somebody else’s katas those that are about katas.
 */
export function selectSections(words: string[], set: KataSet): Selection {
  const broken: CannotJudge[] = [];
  const katas = loadKatas(set.katas, (error) => broken.push(error));
  const names = sections.filter((name) => words.includes(name));
  const foreign = isOwn(set) ? undefined : names.find((name) => !ofSets.includes(name));
  if (foreign) throw aboutTheDojo(foreign);
  const named = words.filter((word) => !sections.some((name) => name === word));
  if (named.length === 0) {
    const provable = { katas, broken: broken.map(({ message }) => message) };
    return { names: names.length > 0 ? names : allOf(set), provable, only: undefined };
  }
  const found = named.map((word) => ({
    word,
    katas: matching(katas, word),
    broken: broken.filter((error) => isCalled(error, word)),
  }));
  const unknown = found.find((one) => one.katas.length === 0 && one.broken.length === 0);
  if (unknown) throw nothingCalled(unknown.word, katas.flatMap(wordsFor));
  const chosen = katas.filter((kata) => found.some((one) => one.katas.includes(kata)));
  const amiss = broken.filter((error) => found.some((one) => one.broken.includes(error)));
  return {
    names: names.some((name) => ofTheirOwn.includes(name)) ? names : withProofs(names),
    provable: { katas: chosen, broken: amiss.map(({ message }) => message) },
    only: [...chosen.map(({ folderName }) => folderName), ...amiss.map(folderNameOf)],
  };
}

function withProofs(names: SectionName[]): SectionName[] {
  return sections.filter((name) => [...names, 'texts', 'katas'].includes(name));
}

function allOf(set: KataSet): SectionName[] {
  if (isOwn(set)) return sections.filter((name) => !long.includes(name));
  return ofSets.filter((name) => name !== 'originals' || readOriginals(set.katas) !== null);
}

function aboutTheDojo(name: SectionName): UsageError {
  return new UsageError({
    failed: `The section ${name} is about the dojo itself, not about other katas`,
    next: [dojoCommand(`verify ${ofSets.join(' ')}`)],
  });
}

function nothingCalled(word: string, ofKatas: string[]): UsageError {
  return new UsageError({
    failed: `No section, no kata and no track is called "${word}"`,
    next: [
      ...didYouMean([...sections, ...new Set(ofKatas)], word),
      'npm run verify -- --help (names the sections)',
      `${dojoCommand('list')} (names the katas)`,
    ],
  });
}

/** A kata that cannot be loaded is still called by its folder. */
function isCalled(error: CannotJudge, word: string): boolean {
  const [...names] = kataFolderPattern.exec(folderNameOf(error)) ?? [];
  return names.includes(word);
}

function folderNameOf({ trouble }: CannotJudge): string {
  return basename(dirname(trouble.on ?? ''));
}
