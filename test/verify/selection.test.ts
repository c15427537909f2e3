import { currentSet } from '../../src/katas/kata-set.ts';
import { selectSections } from '../../src/verify/selection.ts';

const select = (...words: string[]) => selectSections(words, currentSet());

test('a kata that is named is proved, and its texts are read', () => {
  expect(select('41')).toMatchObject({ names: ['texts', 'katas'], only: ['41-call-me-by-name'] });
  expect(select('lint', '41').names).toEqual(['lint', 'texts', 'katas']);
});

test('a section that tries katas tries those that are named, and nothing else is done with them', () => {
  const { names, provable } = select('engines', '41');
  expect(names).toEqual(['engines']);
  expect(provable.katas.map(({ number }) => number)).toEqual(['41']);
});

test('a word that names nothing is refused, with what may be meant', () => {
  expect(() => select('engine', '411')).toThrow(/No section, no kata and no track .* "411"/);
});
