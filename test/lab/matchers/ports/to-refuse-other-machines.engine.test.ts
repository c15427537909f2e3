import type { PortMap } from 'dockerode';
import type { ContainerHandle } from '../../../../src/lab/objects/container/container.ts';
import { toAnswerAtLoopback } from '../../../../src/lab/matchers/ports/to-answer-at-loopback.ts';
import { toRefuseOtherMachines } from '../../../../src/lab/matchers/ports/to-refuse-other-machines.ts';
import { freePort } from '../../../../src/system/free-port.ts';
import { Workbench } from '../../../support/containers.ts';

const word = 'a word';
let bench: Workbench;
let control: ContainerHandle;
let from: ContainerHandle;

beforeAll(async () => {
  bench = await Workbench.open();
  [control, from] = await Promise.all([
    server({ '8080/tcp': [{}] }, { says: 'nothing' }),
    server({}, { says: 'nothing' }),
  ]);
});
afterAll(() => bench.close());

/** A server on the default bridge network that answers with a text, or passes on what another one says. */
async function server(PortBindings: PortMap, { says = word, asks = '' } = {}, network = 'bridge') {
  const answer = asks ? `await (await fetch('${asks}')).text()` : `'${says}'`;
  const program = `require('node:http')
    .createServer(async (_, reply) => reply.end(${answer})).listen(process.env.AT || 8080)`;
  return bench.start('node:24-trixie-slim', {
    Cmd: ['node', '-e', program],
    ExposedPorts: { '8080/tcp': {} },
    HostConfig: { PortBindings, NetworkMode: network },
  });
}

const bound = (HostIp: string, port: number) => ({ HostIp, HostPort: String(port) });

test('nobody gets in where a port is published on loopback alone', async () => {
  const port = await freePort();
  const here = { port, body: word };
  const admin = await server({ '8080/tcp': [bound('127.0.0.1', port)] });
  expect(await toAnswerAtLoopback(admin, here)).toMatchObject({ pass: true });
  expect(await toRefuseOtherMachines(admin, { ...here, control, from })).toMatchObject({
    pass: true,
  });

  // Somebody who is let in himself, and passes on what it says.
  const [place] = await admin.addresses();
  const relay = await server({ '8080/tcp': [{}] }, { asks: `http://${place?.address}:8080/` });
  await toAnswerAtLoopback(relay, {
    port: Number((await relay.publishedPorts())[0]?.hostPort),
    body: word,
  });
  const passedOn = await toRefuseOtherMachines(admin, { ...here, control, from });
  expect(passedOn).toMatchObject({ pass: false });
  expect(passedOn.finding.got).toContain('and answers: ');
  await relay.remove();

  // Where everybody is refused, a refusal proves nothing.
  const closed = await server({ '8080/tcp': [bound('127.0.0.1', await freePort())] });
  const alike = await toRefuseOtherMachines(admin, { ...here, control: closed, from });
  expect(alike).toMatchObject({ pass: false });
  expect(alike.finding.expected).toContain('has to stay open to other machines');
  const none = await toRefuseOtherMachines(admin, { ...here, control: from, from });
  expect(none).toMatchObject({ pass: false });
  expect(none.finding.got).toBe('no published port');
});

test('an open port counts, also one that is only listed, and one beside it', async () => {
  for (const address of ['0.0.0.0', '::']) {
    const port = await freePort();
    const admin = await server({
      '8080/tcp': [bound('127.0.0.1', port), ...(address === '::' ? [bound('::', port)] : [])],
      ...(address === '::' ? {} : { '8081/tcp': [bound(address, await freePort())] }),
    });
    const { pass, finding } = await toRefuseOtherMachines(admin, {
      ...{ port, control, from, body: word },
    });
    expect(pass).toBe(false);
    expect(`${finding.expected}, ${finding.got}`).toMatch(
      /refused connection|open to every machine/,
    );
  }
});

test('the host has to get in at 127.0.0.1, and at that port', async () => {
  const port = await freePort();
  const admin = await server({ '8080/tcp': [bound('127.0.0.2', port)] });
  const { pass, finding } = await toAnswerAtLoopback(admin, { port, body: word });
  expect(pass).toBe(false);
  expect(finding.got).toContain('curl: (7)');
});
