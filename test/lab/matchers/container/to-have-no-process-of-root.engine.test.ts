import { toHaveNoProcessOfRoot } from '../../../../src/lab/matchers/container/to-have-no-process-of-root.ts';
import { waitFor } from '../../../../src/system/wait-for.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());

const image = 'debian:trixie-slim';

test('processes of other users alone', async () => {
  const container = await bench.start(image, { User: '1000', Cmd: ['sleep', 'infinity'] });
  expect(await toHaveNoProcessOfRoot(container)).toMatchObject({ pass: true });
});

/** Who starts what; and which of it the finding has to name. */
const ofRoot: [string, string, string][] = [
  ['the first process', 'exec sleep infinity', 'root runs "sleep infinity"'],
  ['one beside it', 'sleep 1d & exec setpriv --reuid=1000 sleep 2d', 'root runs "sleep 1d"'],
  ['one that may go back', 'exec setpriv --euid=1000 sleep 3d', 'root runs "sleep 3d"'],
];

test.each(ofRoot)('%s is root’s: the finding names it', async (_who, line, words) => {
  const container = await bench.start(image, { Cmd: ['bash', '-c', line] });
  // The shell takes a moment to become what it starts.
  const found = await waitFor(
    async () => {
      const { pass, finding } = await toHaveNoProcessOfRoot(container);
      return (!pass && finding.got === words) || undefined;
    },
    { withinMs: 5000 },
  );
  expect(found).toBe(true);
});
