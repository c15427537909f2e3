import { isAgainst, outcomeOf } from '../../../src/pictures/draw/outcome.ts';
import type { PathFacts } from '../../../src/pictures/schema/schema.ts';

const way = (facts: Partial<PathFacts>): PathFacts => ({
  ...{ check: 'red', from: 'proxy', to: 'db', asked: 'db:8080', open: true, saw: 'a reply' },
  ...facts,
});
const refused = { open: false, saw: 'refused' };

test.each<[Partial<PathFacts>, string]>([
  [{ wanted: 'open' }, 'open'],
  [{ wanted: 'closed' }, 'open, and should be closed'],
  [{ ...refused, wanted: 'open' }, 'refused, and should be open'],
  [{ ...refused, saw: 'no such name', wanted: 'closed' }, 'no such name'],
  // A closed port was found: whoever asks has got there.
  [{ ...refused, wanted: 'closed' }, 'refused, and should find nobody'],
  // Of an older version nobody knows.
  [refused, 'refused'],
  [{ wanted: 'closed', check: 'another' }, 'open'],
  [{ wanted: 'closed', check: null }, 'open'],
])('%j: %s', (facts, words) => {
  const path = way(facts);
  expect(outcomeOf(path, ['red'])).toBe(words);
  expect(isAgainst(path, ['red'])).toBe(words.includes('should'));
});
