import { selectKatas } from '../../../src/katas/select.ts';
import { loadKatas } from '../../../src/katas/load.ts';
import { connectToEngine } from '../../../src/judge/engine.ts';
import { finished } from '../../../src/judge/cleanup.ts';
import { simulate } from '../../../src/grading/simulation/simulate.ts';

test('a made-up class over a real Redis, with workers that die: each submission is judged once', async () => {
  const [kata] = selectKatas(loadKatas(), ['41']);
  if (!kata) throw new Error('kata 41 is gone');
  const options = { submissions: 80, workers: 16, lifeSeconds: 20, tell: () => undefined };
  const result = await simulate(await connectToEngine(), kata, {
    ...options,
    seconds: [0.2, 0.8],
  });
  await finished();
  expect(result).toMatchObject({ judged: 80, lost: 0, twice: 0 });
  expect(result.redisBytes).toBeGreaterThan(0);
  expect(result.graderBytes).toBeGreaterThan(0);
});
