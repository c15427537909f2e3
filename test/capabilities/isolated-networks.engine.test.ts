import { probes } from '../../src/capabilities/probes.ts';
import { Workbench } from '../support/containers.ts';

let bench: Workbench;
beforeAll(async () => void (bench = await Workbench.open()));
afterAll(() => bench.close());

test('that somebody makes networks meanwhile does not make them one', async () => {
  const { docker, id, labLabels } = bench.run;
  const ended = new AbortController();
  const makes = (async () => {
    while (!ended.signal.aborted) {
      const options = { Name: `dojo-${id}-meanwhile`, Labels: labLabels };
      await (await docker.createNetwork(options)).remove();
    }
  })();
  const benches = await Promise.all(Array.from({ length: 8 }, () => Workbench.open()));
  const found = await Promise.all(benches.map(({ run }) => probes['isolated-networks'](run)));
  ended.abort();
  await Promise.all([makes, ...benches.map((one) => one.close())]);
  expect(found).toEqual(benches.map(() => null));
});
