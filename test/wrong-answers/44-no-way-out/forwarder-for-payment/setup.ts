import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { GenericContainer, getContainerRuntimeClient, Network, Wait } from 'testcontainers';

const program = fileURLToPath(new URL('app/part.mjs', import.meta.url));

/** A part of the shop that other parts know by this name. */
function part(name: string, environment: Record<string, string>) {
  return new GenericContainer('node:24-trixie-slim')
    .withHostname(name)
    .withCopyFilesToContainer([{ source: program, target: '/part.mjs' }])
    .withEnvironment(environment)
    .withCommand(['node', '/part.mjs'])
    .withWaitStrategy(Wait.forLogMessage('open'));
}

/** Takes connections for payment, where others can come. */
const forward = `
  const { connect, createServer } = require('node:net');
  createServer((socket) => {
    const far = connect(8080, 'payment');
    socket.pipe(far).pipe(socket);
    for (const end of [socket, far]) end.on('error', () => undefined);
  }).listen(8080, () => console.log('open'));`;

/** Starts the shop: customers ask web, web asks payment, and payment asks ledger. */
export default async function setup() {
  const edge = await new Network().start();
  const vault = `vault-${randomUUID()}`;
  // As docker network create --internal, for which testcontainers’ Network has no word.
  const { network } = await getContainerRuntimeClient();
  await network.create({ Name: vault, Internal: true });

  const [web, payment, ledger] = await Promise.all([
    part('web', { ASKS: 'http://payment:8080/' }).withNetwork(edge).withExposedPorts(8080).start(),
    part('payment', { ASKS: 'http://ledger:8081/' }).withNetworkMode(vault).start(),
    part('ledger', { LISTENS: '8081' }).withNetworkMode(vault).start(),
  ]);
  await network.getById(vault).connect({ Container: web.getId() });

  const forwarder = await new GenericContainer('node:24-trixie-slim')
    .withNetwork(edge)
    .withCommand(['node', '-e', forward])
    .withExposedPorts(8080)
    .withWaitStrategy(Wait.forLogMessage('open'))
    .start();
  await network.getById(vault).connect({ Container: forwarder.getId() });

  return { web, payment, ledger };
}
