import type { Kata } from '../../katas/kata.ts';
import type { Remark } from '../model/model.ts';
import type { Contents, KataCopy } from './contents.ts';
import { printable } from './paths.ts';
import type { Checkout } from './reference.ts';

/** What counts of a submission. */
export interface ChosenCopies {
  /** At most one copy of each kata, in the order of the curriculum; each with an edit or more. */
  copies: KataCopy[];
  /** What stands before katas/ in the submission; null where no kata was found. */
  prefix: string | null;
  remarks: Remark[];
}

/** Decides which copy of each kata counts: in katas/ before elsewhere, then the one nearest the top. */
export function chooseCopies(contents: Contents, reference: Checkout): ChosenCopies {
  const remarks: Remark[] = [];
  const chosen = reference.katas.flatMap((kata) => {
    const copies = [...contents.copies.values()].filter((copy) => copy.kata === kata);
    return choose(kata, copies.sort(byRank), remarks) ?? [];
  });
  for (const copy of chosen) remarks.push(...copy.remarks, ...missing(copy, reference));
  const roots = new Set(chosen.filter((copy) => copy.where === 'katas').map((copy) => copy.prefix));
  for (const root of roots) remarks.push(...(contents.beside.get(root) ?? []));
  for (const path of contents.archives) {
    const text = `${printable(path.join('/'))} is an archive in the submission; it was not unpacked`;
    remarks.push({ kind: 'foreign', kata: null, text });
  }
  const copies = chosen.filter(({ edits }) => edits.size > 0);
  return {
    copies,
    prefix: chosen[0]?.prefix ?? null,
    remarks: [...remarks, ...contents.remarks].sort((a, b) => weight(a) - weight(b)),
  };
}

/** What a kata’s texts say judges nobody: of many remarks, those come last. */
function weight({ text }: Remark): number {
  return /^(?:README|hints)\.md /.test(text) ? 1 : 0;
}

function choose(kata: Kata, copies: KataCopy[], remarks: Remark[]): KataCopy | null {
  const [first, second] = copies;
  if (!first || !second) return first ?? null;
  if (byRank(first, second) === 0) {
    const places = copies.filter((copy) => byRank(first, copy) === 0).map(folderOf);
    const text = `is there ${places.length} times, in ${printable(places.slice(0, 4).join(', '))}`;
    remarks.push(remark(kata, 'refused', `${text}: which one counts is not guessed`));
    return null;
  }
  const used = printable(folderOf(first));
  for (const other of copies.slice(1))
    remarks.push(
      remark(kata, 'foreign', `${printable(folderOf(other))} was left out: ${used} counts`),
    );
  return first;
}

function byRank(a: KataCopy, b: KataCopy): number {
  return rank(a) - rank(b);
}

function rank({ where, prefix }: KataCopy): number {
  const depth = prefix === '' ? 0 : prefix.split('/').length;
  return (where === 'katas' ? 0 : 100) + depth;
}

function folderOf({ kata, prefix, where }: KataCopy): string {
  const parts = [prefix, where === 'katas' ? 'katas' : '', kata.folderName];
  return parts.filter((part) => part !== '').join('/');
}

/** What a copy of the whole kata lacks; who hands in the edited files alone lacks nothing. */
function missing({ kata, edits, known, remarks }: KataCopy, reference: Checkout): Remark[] {
  if (known.size === 0) return [];
  const files = Object.keys(reference.originals(kata));
  return files.flatMap((file) => {
    if (known.has(file) || edits.has(file)) return [];
    if (!kata.edits.includes(file))
      return remark(kata, 'changed', `${file} is missing; the original was used`);
    const isExplained = remarks.some(({ text }) => text.startsWith(`${file} `));
    return isExplained
      ? []
      : remark(kata, 'changed', `${file} is missing; it is yet to be handed in`);
  });
}

function remark({ folderName }: Kata, kind: Remark['kind'], text: string): Remark {
  return { kind, kata: folderName, text };
}
