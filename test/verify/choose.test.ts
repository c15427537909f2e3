import { rightAnswers, wrongAnswers } from '../../src/katas/attempt.ts';
import { loadKatas } from '../../src/katas/load.ts';
import { chooseForGate, forSecondPass, sampleOf } from '../../src/verify/choose.ts';

test('a sample is the reference, one more right answer and three wrong ones, drawn by the commit', async () => {
  for (const kata of loadKatas()) {
    const sample = [...(await sampleOf(kata, 'a1'))];
    expect(sample).toContain('right/reference');
    expect(sample.filter((label) => label.startsWith('right/'))).toHaveLength(2);
    expect(sample.filter((label) => label.startsWith('wrong/'))).toHaveLength(3);
    expect([...(await sampleOf(kata, 'a1'))]).toEqual(sample);
  }
});

test('from commit to commit every stored answer has its turn', async () => {
  const [kata] = loadKatas();
  if (!kata) throw new Error('no kata');
  const commits = Array.from({ length: 60 }, (_, index) => `commit ${index}`);
  const samples = await Promise.all(commits.map((commit) => sampleOf(kata, commit)));
  const stored = [...(await rightAnswers(kata)), ...(await wrongAnswers(kata))];
  const drawn = new Set(samples.flatMap((sample) => [...sample]));
  expect([...drawn].sort()).toEqual(stored.map(({ label }) => label).sort());
});

test('each kata is proved in full or has a sample', async () => {
  const katas = loadKatas();
  const { inFull, sampled } = await chooseForGate(katas, 'a1');
  const chosen = [...inFull, ...sampled.keys()].map(({ number }) => number);
  expect(chosen.sort()).toEqual(katas.map(({ number }) => number));
});

test('what the gate tries a sample of passes once more elsewhere, in an order that the commit draws', async () => {
  // Of these no commit has changed anything.
  const katas = loadKatas().map((kata) => ({
    ...kata,
    folderName: `${kata.folderName}-elsewhere`,
  }));
  const numbers = async (commit: string) =>
    (await forSecondPass(katas, commit)).map(({ number }) => number);
  const [one, other] = [await numbers('a'), await numbers('b')];
  expect(await numbers('a')).toEqual(one);
  expect(other).not.toEqual(one);
  expect(one.toSorted()).toEqual(katas.map(({ number }) => number));
});
