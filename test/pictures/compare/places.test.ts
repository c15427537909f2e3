import { keepPlaces } from '../../../src/pictures/compare/places.ts';

test.each<[(string | null)[], string[], (string | null)[]]>([
  [[], ['a', 'b'], ['a', 'b']],
  [
    ['a', 'b'],
    ['b', 'a', 'c'],
    ['a', 'b', 'c'],
  ],
  // Who is gone leaves a place, which who is new takes.
  [
    ['a', 'b', 'c'],
    ['a', 'c'],
    ['a', null, 'c'],
  ],
  [
    ['a', 'b', 'c'],
    ['d', 'a', 'c'],
    ['a', 'd', 'c'],
  ],
  [['a', 'b'], ['a'], ['a']],
  [
    ['a', null],
    ['a', 'b'],
    ['a', 'b'],
  ],
  [['a'], [], []],
])('%j, then %j: %j', (before, now, places) => {
  expect(keepPlaces(before, now, (one) => one)).toEqual(places);
});
