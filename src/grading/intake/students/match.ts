import { slugOf } from '../../../text/slug.ts';
import type { Source } from '../sources.ts';
import type { RosterRow } from './roster.ts';

/** Whom a submission is from, by the roster: one row, or several that fit, or none. */
export function rowsFor(source: Source, roster: RosterRow[]): RosterRow[] {
  const names = [source.entry, source.name].map(plain);
  // What the teacher wrote down about files says more than a name that happens to be equal.
  const tests: ((row: RosterRow) => boolean)[] = [
    ({ file }) => file !== null && names.includes(plain(file)),
    ({ file }) => file !== null && names.some((name) => pattern(file).test(name)),
    ({ file, ...row }) =>
      file === null &&
      [row.name, row.id, row.email, row.login].some((one) => one !== null && isIn(names, one)),
  ];
  for (const test of tests) {
    const found = roster.filter(test);
    if (found.length > 0) return found;
  }
  return [];
}

/** As it is written, or as `dojo hand-in` makes a file name of it. */
function isIn(names: string[], one: string): boolean {
  return names.includes(plain(one)) || names.includes(slugOf(one));
}

/** Equal for names that a person would call the same: letters’ case, spaces, how umlauts are stored. */
export function plain(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** `*` is any text, `?` one character; everything else is itself. */
function pattern(text: string): RegExp {
  const parts = plain(text).split(/([*?]+)/);
  const source = parts.map((part) => {
    if (/^[*?]/.test(part)) return part.includes('*') ? '.*' : '.'.repeat(part.length);
    return part.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
  });
  return new RegExp(`^${source.join('')}$`, 's');
}
