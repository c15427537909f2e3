import { readFileSync } from 'node:fs';
import { figuresStyle } from '../../../../pictures/html/style.ts';
import { pictureStyle } from '../../../../pictures/svg/style.ts';

const sheets = ['base', 'kata', 'map'];

/** The style sheet, which stands in every page: the policy names it by its hash. */
export const style = sheets.map(read).join('') + mapPlaces() + pictureStyle + figuresStyle;

/** A page carries it with every load: what only its readers need stays behind. */
function read(name: string): string {
  const text = readFileSync(new URL(`../assets/${name}.css`, import.meta.url), 'utf8');
  return text.replaceAll(/\/\*[^]*?\*\//g, '').replaceAll(/\s*\n\s*/g, '\n');
}

/** The columns and rows of the map: the policy lets no element say its own. */
function mapPlaces(): string {
  const rules = Array.from(
    { length: 20 },
    (_one, at) => `.d${at}{grid-column:${at + 1}}.r${at}{grid-row:${at + 1}}`,
  );
  return `@media (min-width:1240px){${rules.join('')}}\n`;
}
