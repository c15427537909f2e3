import { toHaveNoProcessOfRoot } from '../../../../src/lab/matchers/container/to-have-no-process-of-root.ts';
import { waitFor } from '../../../../src/system/wait-for.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());

const image = 'debian:trixie-slim';
const net = ['--inh-caps=-all,+net_bind_service', '--ambient-caps=+net_bind_service'];

/** Who runs alone: any user who is not root, also one who may listen at any port. */
const ofOthers = [
  { User: '1000', Cmd: ['sleep', 'infinity'] },
  { Cmd: ['setpriv', '--reuid=1000', '--clear-groups', 'sleep', 'infinity'] },
  { Cmd: ['setpriv', '--reuid=1000', ...net, 'sleep', 'infinity'] },
];

test.each(ofOthers)('processes of other users alone: %j', async (options) => {
  const container = await bench.start(image, options);
  // It takes a moment to become what it starts.
  const found = await waitFor(
    async () => (await toHaveNoProcessOfRoot(container)).pass || undefined,
    { withinMs: 5000 },
  );
  expect(found).toBe(true);
});

/** Who starts what; and which of it the finding has to name. */
const ofRoot: [string, string, string][] = [
  ['the first process', 'exec sleep infinity', 'root runs "sleep infinity"'],
  ['one beside it', 'sleep 1d & exec setpriv --reuid=1000 sleep 2d', 'root runs "sleep 1d"'],
  ['one that may go back', 'exec setpriv --euid=1000 sleep 3d', 'root runs "sleep 3d"'],
  [
    'one that has kept what root may do',
    'exec setpriv --reuid=1000 --inh-caps=+chown --ambient-caps=+chown sleep 4d',
    '"sleep 4d" has CAP_CHOWN of root’s',
  ],
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
