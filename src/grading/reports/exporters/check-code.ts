import type { Kata } from '../../../katas/kata.ts';
import { originalContent } from '../../../katas/originals/contents.ts';

/**
 * The body of one check in the kata's own spec; null when it is not found there. Specs are formatted:
 * a test that stands at a line's beginning ends with the next `});` that does.
 */
export function checkCode(kata: Kata, name: string): string | null {
  const spec = originalContent(kata.folder, 'kata.spec.ts')?.toString() ?? '';
  const begins = ["'", '"', '`'].map((quote) => spec.indexOf(`\ntest(${quote}${name}${quote},`));
  const begin = begins.find((index) => index >= 0);
  if (begin === undefined) return null;
  const end = spec.indexOf('\n});', begin);
  const lines = spec
    .slice(begin + 1, end)
    .split('\n')
    .slice(1);
  return lines.map((line) => line.replace(/^ {2}/, '')).join('\n');
}
