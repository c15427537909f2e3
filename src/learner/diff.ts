import { styleText } from 'node:util';
import { diffLinesUnified } from 'jest-diff';
import type { Files } from './files.ts';

/** Two sets of files, each with its name: `yours`, `starter`. */
export interface Sides {
  before: { name: string; files: Files };
  after: { name: string; files: Files };
}

/** How one file differs. */
export interface Difference {
  file: string;
  /** As text, with a `-` or `+` before each line that differs. */
  text: string;
}

/** What differs between two sets of files, file by file; nothing where nothing does. */
export function differences({ before, after }: Sides): Difference[] {
  const files = [...new Set([...Object.keys(before.files), ...Object.keys(after.files)])];
  return files.flatMap((file) => {
    const [was, is] = [before.files[file] ?? null, after.files[file] ?? null];
    if (was === is) return [];
    const [from, to] = [was, is].map((text) => (text ?? '').replaceAll('\r\n', '\n'));
    if (from === to) return [{ file, text: endsOnly(was, is) }];
    const text = diffLinesUnified(linesOf(from), linesOf(to), {
      aAnnotation: was === null ? `${before.name} (no such file)` : before.name,
      bAnnotation: is === null ? `${after.name} (no such file)` : after.name,
      aColor: (line) => styleText('red', line),
      bColor: (line) => styleText('green', line),
      commonColor: (line) => styleText('dim', line),
      patchColor: (line) => styleText('cyan', line),
      changeLineTrailingSpaceColor: (line) => styleText('inverse', line),
      contextLines: 3,
      expand: false,
    });
    return [{ file, text }];
  });
}

function endsOnly(was: string | null, is: string | null): string {
  return was === null || is === null
    ? 'one is empty, one is not there'
    : 'only the line ends differ';
}

function linesOf(text: string | undefined): string[] {
  if (!text) return [];
  return text.replace(/\n$/, '').split('\n');
}
