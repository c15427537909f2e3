import { readFileSync } from 'node:fs';
import { drawn, pictureOf, shown } from '../support/kata-pictures.ts';

test.each(shown)('docs/pictures/$name.svg is what is drawn of its verdict today', (one) => {
  // `npm run pictures` draws it anew.
  expect(readFileSync(pictureOf(one), 'utf8')).toBe(drawn(one));
});
