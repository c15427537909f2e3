import { toReachThroughNobody } from '../../../../src/lab/matchers/network/to-reach-through-nobody.ts';
import { openOutsideServer } from '../../../../src/lab/objects/network/outside-server.ts';
import type { ContainerHandle } from '../../../../src/lab/objects/container/container.ts';
import { freePort } from '../../../../src/system/free-port.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;
let vault = '';
let [payment, neighbour] = [] as unknown as ContainerHandle[];
const body = 'the world outside';
let url = '';

beforeAll(async () => {
  bench = await Workbench.open();
  vault = `vault-${bench.run.id}`;
  await bench.docker.createNetwork({ Name: vault, Internal: true, Labels: bench.run.labels });
  const outside = await openOutsideServer(bench.run, body);
  url = outside.url;
  [payment, neighbour] = await Promise.all([program('', vault), program('', 'bridge')]);
  await outside.open;
});
afterAll(() => bench.close());

const asked = () => ({ body, control: neighbour as ContainerHandle });
const look = () => toReachThroughNobody(payment as ContainerHandle, url, asked());

/** A container that runs some JavaScript and goes on. */
function program(script: string, network: string): Promise<ContainerHandle> {
  return bench.start('node:24-trixie-slim', {
    Cmd: ['node', '-e', `${script}; setInterval(() => undefined, 1000)`],
    HostConfig: { NetworkMode: network },
  });
}

/** A program that passes on every connection to the world outside. */
const forwarder = (port: number) => `
  const { connect, createServer } = require('node:net');
  createServer((socket) => socket.pipe(connect(${new URL(url).port}, '${new URL(url).hostname}')).pipe(socket))
    .listen(${port})`;

/** Asks until what was just started listens. */
async function untilItLeads() {
  for (let left = 50; left > 0; left -= 1) {
    const seen = await look();
    if (!seen.pass) return seen;
  }
  return look();
}

test('a server beside it that keeps to itself is no way out', async () => {
  const server = await program(
    `require('node:http').createServer((_, reply) => reply.end('at home')).listen(8080)`,
    vault,
  );
  expect(await look()).toMatchObject({ pass: true });
  await server.remove();
});

test('one that passes everything on is', async () => {
  const relay = await program('', 'bridge');
  await bench.docker.getNetwork(vault).connect({ Container: relay.id });
  await relay.exec(['sh', '-c', `nohup node -e "$0" >/dev/null 2>&1 &`, forwarder(8080)]);

  const { pass, finding } = await untilItLeads();

  expect(pass).toBe(false);
  expect(finding.ran).toMatch(/curl --proxy http:\/\/[\d.]+:8080 /);
  expect(finding.got).toMatch(/^the answer "the world outside", through /);
  await relay.remove();
});

test('so is one on the host, which an internal network reaches at its gateway', async () => {
  const relay = await program(forwarder(await freePort()), 'host');
  expect((await untilItLeads()).pass).toBe(false);
  await relay.remove();
});

test('where the control gets no answer, nothing is proved', async () => {
  const control = payment as ContainerHandle;
  const seen = await toReachThroughNobody(payment as ContainerHandle, url, { body, control });
  expect(seen.pass).toBe(false);
  expect(seen.finding.expected).toContain('has to get it before');
});
