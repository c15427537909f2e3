import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LostCache } from '../../../../src/errors/errors.ts';
import { build } from '../../../../src/lab/objects/builder/build.ts';
import { ImageHandle } from '../../../../src/lab/objects/image/image.ts';
import { toKeepTheInstallationOf } from '../../../../src/lab/matchers/builder/to-keep-the-installation-of.ts';
import { Toolboxes } from '../../../../src/lab/probes/toolboxes.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;
let probes: Toolboxes;

beforeAll(async () => {
  bench = await Workbench.open();
  probes = new Toolboxes(bench.run);
  const serve = `const { readFileSync } = require('node:fs');
require('node:http').createServer((request, reply) => {
  if (request.url === '/number') reply.end(readFileSync('/number'));
  else reply.writeHead(request.url === '/none' ? 200 : 404).end('no number');
}).listen(8080)`;
  writeFileSync(join(bench.context, 'serve.js'), serve);
  // What npm’s script does in a kata.
  const draw = `RUN node -e "fs.writeFileSync('/number', crypto.randomUUID())"`;
  const lines = ['FROM node:24-trixie-slim', 'ARG WORD', draw, 'COPY serve.js /'];
  writeFileSync(
    join(bench.context, 'Dockerfile'),
    [...lines, 'CMD ["node", "/serve.js"]'].join('\n'),
  );
});
afterAll(() => bench.close());

async function imageWith(word: string, { noCache = false } = {}): Promise<ImageHandle> {
  const args = { WORD: `${word}-${bench.run.id}` };
  const built = await build(bench.run, { context: bench.context, args, noCache });
  if (!built.ok) throw built.fault;
  return new ImageHandle({ id: built.imageId, name: 'app' }, built.steps, bench.run, probes);
}

const at = (page: string) => ({ at: `http://localhost:8080${page}` });

test('what came from the build cache has the same number', async () => {
  const first = await imageWith('one');
  const { pass } = await toKeepTheInstallationOf(await imageWith('one'), first, at('/number'));
  expect(pass).toBe(true);
});

test('what was installed again has another one', async () => {
  const [first, second] = [await imageWith('one'), await imageWith('two')];
  const { pass, finding } = await toKeepTheInstallationOf(second, first, at('/number'));
  expect(pass).toBe(false);
  expect(finding.got).toContain('npm ran again');
  expect(finding.see).toEqual([expect.stringContaining('RUN node -e')]);
});

test('without a number the build decides', async () => {
  const [first, second] = [await imageWith('one'), await imageWith('two')];
  expect((await toKeepTheInstallationOf(second, first, at('/none'))).pass).toBe(true);
});

test('an app that does not tell proves nothing', async () => {
  const first = await imageWith('one');
  const { pass, finding } = await toKeepTheInstallationOf(first, first, at('/elsewhere'));
  expect(pass).toBe(false);
  expect(finding.got).toContain('no installation to compare');
});

test('what another build has made in the same moment is nobody’s fault, unless it is so again', async () => {
  const first = await imageWith('raced');
  // As if it had run its commands beside the first: the cache gives what it has made.
  await imageWith('raced', { noCache: true });
  const second = await imageWith('raced');
  const compared = toKeepTheInstallationOf(second, first, at('/number'));
  const error = await compared.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(LostCache);
  expect((error as LostCache).fault?.message).toContain('npm ran again');
});
