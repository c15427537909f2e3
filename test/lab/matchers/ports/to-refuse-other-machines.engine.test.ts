import type { PortMap } from 'dockerode';
import type { ContainerHandle } from '../../../../src/lab/objects/container/container.ts';
import { openToOthers } from '../../../../src/lab/matchers/ports/open-to-others.ts';
import { toAnswerAtLoopback } from '../../../../src/lab/matchers/ports/to-answer-at-loopback.ts';
import { toRefuseOtherMachines } from '../../../../src/lab/matchers/ports/to-refuse-other-machines.ts';
import { freePort } from '../../../../src/system/free-port.ts';
import { waitFor } from '../../../../src/system/wait-for.ts';
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
  const one = await bench.start('node:24-trixie-slim', {
    Cmd: ['node', '-e', program],
    ExposedPorts: { '8080/tcp': {} },
    HostConfig: { PortBindings, NetworkMode: network },
  });
  // Until it listens its port refuses everybody.
  await waitFor(async () => (await one.listeners()).length > 0 || undefined, { withinMs: 10_000 });
  return one;
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
  const [door] = await relay.publishedPorts();
  const itself = { port: door?.hostPort ?? 0, body: word };
  expect(await toAnswerAtLoopback(relay, itself)).toMatchObject({ pass: true });
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

test('an open port counts, also one beside the given one, and one that is only listed', async () => {
  const [port, beside, six] = await Promise.all([freePort(), freePort(), freePort()]);
  const admin = await server({ '8080/tcp': [bound('127.0.0.1', port), bound('0.0.0.0', beside)] });
  const { pass, finding } = await toRefuseOtherMachines(admin, {
    ...{ port, control, from, body: word },
  });
  expect(pass).toBe(false);
  expect(finding.ran).toMatch(new RegExp(`:${beside}/$`));
  expect(finding.expected).toContain('a refused connection');

  // The host may have no address of that family: then it is in the engine's list, and nowhere else.
  const other = await server({ '8080/tcp': [bound('127.0.0.1', six), bound('::', six)] });
  const see = () => Promise.resolve([]);
  const listed = await openToOthers(other, { guarded: [six], body: 'no word', meant: '', see });
  expect(listed).toMatchObject({ pass: false });
  expect(listed.finding.got).toContain(`publishes 8080/tcp -> [::]:${six}`);
});

test('the host has to get in at 127.0.0.1, and at that port', async () => {
  const port = await freePort();
  const admin = await server({ '8080/tcp': [bound('127.0.0.2', port)] });
  const { pass, finding } = await toAnswerAtLoopback(admin, { port, body: word });
  expect(pass).toBe(false);
  expect(finding.got).toContain('curl: (7)');
});
