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

/** A SOCKS proxy of version 5, as little of one as it takes. */
const socks = `
  const { connect, createServer } = require('node:net');
  createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write(Buffer.from([5, 0]));
      socket.once('data', (asked) => {
        const named = asked[3] === 3;
        const end = named ? 5 + asked[4] : 8;
        const host = named ? asked.toString('latin1', 5, end) : asked.subarray(4, end).join('.');
        const far = connect(asked.readUInt16BE(end), host, () => {
          socket.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
          socket.pipe(far).pipe(socket);
        });
        far.on('error', () => socket.destroy());
      });
    });
  }).listen(1080, () => console.log('open'));`;

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

  const relay = await new GenericContainer('node:24-trixie-slim')
    .withNetwork(edge)
    .withCommand(['node', '-e', socks])
    .withWaitStrategy(Wait.forLogMessage('open'))
    .start();
  await network.getById(vault).connect({ Container: relay.getId() });

  return { web, payment, ledger };
}
