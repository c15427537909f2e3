import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../../../src/lab/objects/builder/build.ts';
import { ImageHandle } from '../../../../src/lab/objects/image/image.ts';
import { toRunAndServe } from '../../../../src/lab/matchers/image/to-run-and-serve.ts';
import { Toolboxes } from '../../../../src/lab/probes/toolboxes.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;
let probes: Toolboxes;

beforeAll(async () => {
  bench = await Workbench.open();
  probes = new Toolboxes(bench.run);
});
afterAll(() => bench.close());

/** An image of Node.js with this command: the rest of its line in a Dockerfile. */
async function imageWith(command: string): Promise<ImageHandle> {
  const serve = `require('node:http').createServer((_, reply) => reply.end('the word is ' + process.env.WORD)).listen(8080)`;
  writeFileSync(join(bench.context, 'serve.js'), serve);
  writeFileSync(
    join(bench.context, 'Dockerfile'),
    `FROM node:24-trixie-slim\nCOPY serve.js /\nCMD ${command}\n`,
  );
  const built = await build(bench.run, { context: bench.context });
  if (!built.ok) throw built.fault;
  return new ImageHandle({ id: built.imageId, name: 'app' }, built.steps, bench.run, probes);
}

const page = 'http://localhost:8080/';

test('what is set counts, and what has the same set is the same container', async () => {
  const image = await imageWith('["node", "/serve.js"]');
  const env = { WORD: 'bread' };
  const wanted = { body: 'the word is bread' };
  expect(await toRunAndServe(image, page, wanted, { env })).toMatchObject({ pass: true });
  const { id } = await image.container(env);
  expect(await toRunAndServe(image, page, wanted, { env })).toMatchObject({ pass: true });
  expect((await image.container({ ...env })).id).toBe(id);
  expect((await image.container()).id).not.toBe(id);

  const unset = await toRunAndServe(image, page, wanted);
  expect(unset.pass).toBe(false);
  expect(unset.finding.got).toContain('the word is undefined');
});

/** The rest of a CMD, and what its finding has to say. */
const mistakes: [string, string, string[]][] = [
  [
    'single quotes',
    "['node', '/serve.js']",
    ['/bin/sh: 1: [node,: not found', 'what is no list in JSON is taken for the shell form'],
  ],
  [
    'a command that ends',
    '["echo", "the word is bread"]',
    ['exit code 0', '["docker-entrypoint.sh"] ["echo"', 'when its command has ended'],
  ],
];

test.each(mistakes)('%s: the fault tells what the image ran', async (_mistake, command, words) => {
  const serving = toRunAndServe(await imageWith(command), page, { body: 'bread' });
  const error = await serving.then(
    () => new Error('it serves'),
    (thrown: unknown) => thrown as Error,
  );
  for (const word of words) expect(error.message).toContain(word);
  expect(error.message).toContain('https://docs.docker.com/reference/dockerfile/#cmd');
});
