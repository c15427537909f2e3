import { toAnswerOnTheHost } from '../../../../src/lab/matchers/http/to-answer-on-the-host.ts';
import { freePort } from '../../../../src/system/free-port.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());

/** A server on the host network that says this: JavaScript, which may ask others. */
async function server(answer: string) {
  const port = await freePort();
  const program = `require('node:http').createServer(async (_, reply) => reply.end(${answer})).listen(${port})`;
  const container = await bench.start('node:24-trixie-slim', {
    Cmd: ['node', '-e', program],
    HostConfig: { NetworkMode: 'host' },
  });
  return { container, url: `http://127.0.0.1:${port}/` };
}

test('alone: what another container has to be asked for is no answer', async () => {
  const own = await server(`'a word'`);
  const asking = await server(`await (await fetch('${own.url}')).text()`);
  const wanted = { body: 'a word' };

  const asked = await toAnswerOnTheHost(asking.container, asking.url, wanted);
  expect(asked).toMatchObject({ pass: true });
  const alone = { ...wanted, alone: true };
  expect(await toAnswerOnTheHost(own.container, own.url, alone)).toMatchObject({ pass: true });
  const { pass, finding } = await toAnswerOnTheHost(asking.container, asking.url, alone);
  expect(pass).toBe(false);
  expect(finding.ran).toMatch(/^docker pause .*node:24-trixie-slim.*; curl http:/);
}, 60_000);

test('who answers at another one’s port is not that one', async () => {
  const [own, other] = [await server(`'a word'`), await server(`'a word'`)];
  const { pass, finding } = await toAnswerOnTheHost(own.container, other.url, { body: 'a word' });
  expect(pass).toBe(false);
  expect(finding.expected).toBe(`a process of ${own.container.key}, and no other`);
}, 60_000);
