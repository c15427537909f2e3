import { toAnswerOnAPublishedPort } from '../../../../src/lab/matchers/http/to-answer-on-a-published-port.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());

/** A published server that says this: JavaScript, which may ask others. */
function server(answer: string) {
  const program = `require('node:http').createServer(async (_, reply) => reply.end(${answer})).listen(8080)`;
  return bench.start('node:24-trixie-slim', {
    Cmd: ['node', '-e', program],
    ExposedPorts: { '8080/tcp': {} },
    HostConfig: { PublishAllPorts: true },
  });
}

test('alone: what another container has to be asked for is no answer', async () => {
  const own = await server(`'a word'`);
  const [place] = await own.addresses();
  const asking = await server(`await (await fetch('http://${place?.address}:8080/')).text()`);
  const wanted = { body: 'a word' };

  expect(await toAnswerOnAPublishedPort(asking, wanted)).toMatchObject({ pass: true });
  expect(await toAnswerOnAPublishedPort(own, { ...wanted, alone: true })).toMatchObject({
    pass: true,
  });
  const { pass, finding } = await toAnswerOnAPublishedPort(asking, { ...wanted, alone: true });
  expect(pass).toBe(false);
  expect(finding.ran).toMatch(/^docker pause .*node:24-trixie-slim.*; curl http:/);
}, 60_000);

test('a kata may say where to read more', async () => {
  const read = 'https://docs.docker.com/reference/cli/docker/container/run/#env';
  const judged = await toAnswerOnAPublishedPort(await server(`'no word'`), { body: 'bread', read });
  expect(judged).toMatchObject({ pass: false, finding: { read } });
});
