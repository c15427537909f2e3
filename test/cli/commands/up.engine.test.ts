// What `up` keeps running is there for whoever looks around with the docker CLI, and goes with `down`,
// with Ctrl-C, and after a kill.
import { connect } from '../../../src/engine/client.ts';
import { requireEngine } from '../../../src/engine/discover.ts';
import { waitFor } from '../../../src/system/wait-for.ts';
import { Clone } from '../../support/clone.ts';

let clone: Clone;
let held: ReturnType<Clone['dojo']>[] = [];

beforeAll(async () => {
  clone = await Clone.make();
});
afterAll(() => clone.remove());
afterEach(async () => {
  for (const one of held) one.kill('SIGKILL');
  held = [];
  await clone.dojo(['down']);
});

/** Starts `up` in the background; resolves to what it says once it holds. */
async function up(...args: string[]) {
  const child = clone.dojo(['up', ...args]);
  held.push(child);
  let said = '';
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  const shown = await waitFor(() => (said.includes('removes it all') ? said : undefined), {
    withinMs: 90_000,
  });
  // As a promise it would be awaited by whoever awaits this.
  return {
    child: { kill: (signal: NodeJS.Signals) => child.kill(signal), ended: () => child },
    said: shown ?? said,
  };
}

/** The containers of the run that this text tells of. */
async function containersOf(said: string): Promise<string[]> {
  const [label = 'none'] = /dojo\.run=\w+/.exec(said) ?? [];
  const docker = connect(await requireEngine());
  const listed = await docker.listContainers({ filters: JSON.stringify({ label: [label] }) });
  return listed.flatMap(({ Names }) => Names.map((name) => name.slice(1)));
}

test('what it names is there; twice says that it is up; down removes it', async () => {
  const { said } = await up('41');
  const names = [...said.matchAll(/^(?:orders|inventory) +(\S+) {2}\(node:/gm)].map(
    ([, one]) => one,
  );
  expect(names).toHaveLength(2);
  expect(await containersOf(said)).toEqual(expect.arrayContaining(names));
  expect(said).toMatch(/^export DOCKER_HOST=unix:/m);
  expect(said.match(/^docker /gm)).toHaveLength(5);
  const again = await clone.dojo(['up', '41']);
  expect(again.stdout).toContain('41 Call me by name is up already');
  const down = await clone.dojo(['down', '41']);
  expect(down.stdout).toContain('41 Call me by name is down');
  expect(await containersOf(said)).toEqual([]);
  expect((await clone.dojo(['down'])).stdout).toBe('nothing is up');
});

test('a Dockerfile’s image is run; Ctrl-C removes it', async () => {
  const { child, said } = await up('71', '--answer', 'reference');
  expect(said).toMatch(/^app +\S+/m);
  expect(said.match(/ is up /g)).toHaveLength(1);
  child.kill('SIGINT');
  expect((await child.ended()).exitCode).toBe(130);
  expect(await containersOf(said)).toEqual([]);
});

test('what a killed one has left, down removes', async () => {
  const { child, said } = await up('41', '--answer', 'wrong/two-networks');
  child.kill('SIGKILL');
  await child.ended();
  expect(await containersOf(said)).not.toEqual([]);
  expect((await clone.dojo(['down'])).exitCode).toBe(0);
  expect(await containersOf(said)).toEqual([]);
});

test('an answer that there is not: which there are', async () => {
  const { exitCode, stderr } = await clone.dojo(['up', '41', '--answer', 'nope']);
  expect(exitCode).toBe(64);
  expect(stderr).toContain('right/reference');
});
