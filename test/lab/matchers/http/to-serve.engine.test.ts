import { toServe } from '../../../../src/lab/matchers/http/to-serve.ts';
import type { ContainerHandle } from '../../../../src/lab/objects/container/container.ts';
import { Workbench } from '../../../support/containers.ts';

const page = 'http://localhost:8080/';
let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());

/** A container with something at /srv, which runs this: JavaScript. */
function run(program: string): Promise<ContainerHandle> {
  return bench.start('node:24-trixie-slim', {
    Cmd: ['node', '-e', program],
    HostConfig: { Tmpfs: { '/srv': '' } },
  });
}

const serving = `require('node:http').createServer((_, response) => response.end('a word')).listen(8080)`;

test('a page is asked for from within', async () => {
  const server = await run(serving);
  expect(await toServe(server, page, { body: 'a word' })).toMatchObject({ pass: true });
});

test('another page is told with what is mounted', async () => {
  const { pass, finding } = await toServe(await run(serving), page, { body: 'another' });
  expect(pass).toBe(false);
  expect(finding.got).toBe('200 with the body "a word"');
  expect(await (finding.see as () => Promise<string[]>)()).toEqual([
    expect.stringContaining('tmpfs (memory) at /srv'),
  ]);
});

test('so is that the container has ended, after what it printed', async () => {
  const ended = await run(`throw 'no packages'`);
  await ended.ended();
  await expect(toServe(ended, page, { body: 'a word' })).rejects.toMatchObject({
    finding: {
      got: 'exited, exit code 1',
      see: [
        expect.stringContaining('no packages'),
        expect.stringContaining('tmpfs (memory) at /srv'),
      ],
    },
  });
});

test('of a container that is gone it is told that it is gone', async () => {
  const gone = await run(serving);
  await gone.remove();
  await expect(toServe(gone, page, { body: 'a word' })).rejects.toThrow(
    /not on the engine|no such/i,
  );
});
