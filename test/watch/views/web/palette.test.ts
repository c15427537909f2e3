import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dark, light } from '../../../../src/pictures/svg/style.ts';
import { checkout } from '../../../../src/system/paths.ts';
import { contrast, numbersOf } from '../../../support/contrast.ts';

const file = join(checkout, 'src/watch/views/web/assets/base.css');
const [lightRules = '', darkRules = ''] = readFileSync(file, 'utf8').split(
  '@media (prefers-color-scheme: dark)',
);

/** The colours of a page by their names: `red` is `--red`. */
function colours(rules: string): Record<string, string> {
  const found = [...rules.matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g)];
  return Object.fromEntries(found.map(([, name = '', colour = '']) => [name, colour]));
}

describe.each([
  ['light', colours(lightRules), light],
  ['dark', colours(darkRules), dark],
])('%s', (_scheme, page, drawing) => {
  const between = (one: string, other: string) =>
    contrast(numbersOf(page[one] ?? ''), numbersOf(page[other] ?? ''));

  test.each(['ink', 'soft', 'accent', 'red', 'green'])('text in %s can be read', (name) => {
    expect(between(name, 'bg')).toBeGreaterThanOrEqual(4.5);
    expect(between(name, 'sunk')).toBeGreaterThanOrEqual(4.5);
  });

  test('what has a form alone is seen', () => {
    expect(between('line', 'bg')).toBeGreaterThanOrEqual(3);
    expect(between('on-accent', 'accent')).toBeGreaterThanOrEqual(4.5);
  });

  test('drawings have the page’s own colours', () => {
    for (const [name, colour] of Object.entries(drawing))
      expect([name, numbersOf(page[name] ?? '')]).toEqual([name, numbersOf(colour)]);
  });
});
