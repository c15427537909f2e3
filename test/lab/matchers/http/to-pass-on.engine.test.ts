import { toPassOn } from '../../../../src/lab/matchers/http/to-pass-on.ts';
import type { ContainerHandle } from '../../../../src/lab/objects/container/container.ts';
import { Workbench } from '../../../support/containers.ts';

const page = 'http://localhost:8000/';
let bench: Workbench;
let back: ContainerHandle;
let address: string;

beforeAll(async () => {
  bench = await Workbench.open();
  back = await server(8080, `'a word'`);
  const [place] = await back.addresses();
  address = `http://${place?.address}:8080/`;
});
afterAll(() => bench.close());

/** A server on the default bridge network that says this: JavaScript, which may ask others. */
async function server(port: number, answer: string, mode = 'bridge'): Promise<ContainerHandle> {
  const handle = `async (_request, response) => response.end(${answer})`;
  const program = `require('node:http').createServer(${handle}).listen(${port})`;
  const container = await bench.start('node:24-trixie-slim', {
    Cmd: ['node', '-e', program],
    HostConfig: { NetworkMode: mode },
  });
  await container.http(`http://localhost:${port}/`);
  return container;
}

const asking = (url: string) =>
  `await fetch('${url}').then((reply) => reply.text(), () => 'nobody')`;
const wanted = () => ({ of: back, port: 8080, body: 'a word' });

test('a page counts that comes from the server at each visit', async () => {
  const front = await server(8000, asking(address));
  expect(await toPassOn(front, page, wanted())).toMatchObject({ pass: true });
  // Its connection is kept, and is used once more.
  expect(await toPassOn(front, page, wanted())).toMatchObject({ pass: true });
});

test('also where it has joined the server’s network', async () => {
  const front = await server(8000, asking('http://localhost:8080/'), `container:${back.id}`);
  expect(await toPassOn(front, page, wanted())).toMatchObject({ pass: true });
});

test('and where the server has joined the other’s', async () => {
  const front = await server(8000, asking('http://localhost:8080/'));
  const guest = await server(8080, `'a word'`, `container:${front.id}`);
  expect(await toPassOn(front, page, { ...wanted(), of: guest })).toMatchObject({ pass: true });
});

test('and where somebody stands in between', async () => {
  const between = await server(8080, asking(address));
  const [place] = await between.addresses();
  const front = await server(8000, asking(`http://${place?.address}:8080/`));
  expect(await toPassOn(front, page, wanted())).toMatchObject({ pass: true });
});

test.each([
  ['that was told before', `'a word'`],
  ['that is told slowly', `(await require('node:timers/promises').setTimeout(1500), 'a word')`],
  [
    'that is told while nobody listens',
    `(await fetch('http://localhost:9/').catch(() => 'a word'))`,
  ],
])('not one %s', async (_what, answer) => {
  const told = await server(8000, answer);
  const { pass, finding } = await toPassOn(told, page, wanted());
  expect(pass).toBe(false);
  expect(finding.ran).toContain('docker pause');
  expect(finding.got).toContain('no request came to node:24-trixie-slim, port 8080; 200 with');
});

test('not one that asks, and says something else', async () => {
  const other = await server(8000, `(${asking(address)}) && 'nothing'`);
  const { pass, finding } = await toPassOn(other, page, wanted());
  expect(pass).toBe(false);
  expect(finding.got).toBe('200 with the body "nothing"');
});

test('not one of the server itself', async () => {
  const both = await bench.start('node:24-trixie-slim', {
    Cmd: [
      'node',
      '-e',
      `for (const port of [8000, 8080]) require('node:http').createServer((_, r) => r.end('a word')).listen(port)`,
    ],
  });
  await both.http(page);
  const { pass } = await toPassOn(both, page, { ...wanted(), of: both });
  expect(pass).toBe(false);
});

test('whoever cannot stand still proves nothing', async () => {
  const front = await server(8000, `'a word'`);
  const gone = await server(8080, `'a word'`);
  await gone.kill();
  await expect(toPassOn(front, page, { ...wanted(), of: gone })).rejects.toThrow(
    'a running container',
  );
});
