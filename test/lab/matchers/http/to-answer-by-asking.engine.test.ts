import { toAnswerByAsking } from '../../../../src/lab/matchers/http/to-answer-by-asking.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;
let network = '';

beforeAll(async () => {
  bench = await Workbench.open();
  network = `asking-${bench.run.id}`;
  await bench.docker.createNetwork({ Name: network, Labels: bench.run.labels });
});
afterAll(() => bench.close());

const serve = (answer: string) =>
  `require('node:http').createServer(async (_request, response) => response.end(${answer})).listen(8080)`;

/** A server that says this: JavaScript, which may ask others. */
function server(name: string, answer: string, published = false) {
  return bench.start('node:24-trixie-slim', {
    Hostname: name,
    Cmd: ['node', '-e', serve(answer)],
    ExposedPorts: { '8080/tcp': {} },
    HostConfig: { NetworkMode: network, PublishAllPorts: published },
  });
}

test('an answer counts that comes from whom it should, and no other', async () => {
  const back = await server('back', `'a word'`);
  const ask = `await (await fetch('http://back:8080/')).text()`;
  const [asking, told, silent] = await Promise.all([
    server('asking', ask, true),
    server('told', `'a word'`, true),
    server('silent', `'nothing'`, true),
  ]);
  const asked = [{ container: back, port: 8080 }];
  const wanted = { body: 'a word' };

  expect(await toAnswerByAsking(asking, asked, wanted)).toMatchObject({ pass: true });

  const { pass, finding } = await toAnswerByAsking(told, asked, wanted);
  expect(pass).toBe(false);
  expect(finding.ran).toContain('docker pause');
  expect(finding.got).toContain('was paused');

  const other = await toAnswerByAsking(silent, asked, wanted);
  expect(other).toMatchObject({ pass: false });
  expect(other.finding.got).toContain('no request came to');

  // Who cannot stand still proves nothing.
  await back.kill();
  await expect(toAnswerByAsking(asking, asked, wanted)).rejects.toThrow('a running container');
});
