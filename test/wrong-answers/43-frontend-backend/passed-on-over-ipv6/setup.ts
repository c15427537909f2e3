import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { GenericContainer, getContainerRuntimeClient, Network, Wait } from 'testcontainers';

const program = fileURLToPath(new URL('app/part.mjs', import.meta.url));

/** A part of the shop that other parts know by this name; it answers at port 8080. */
function part(name: string, environment: Record<string, string>) {
  return new GenericContainer('node:24-trixie-slim')
    .withHostname(name)
    .withCopyFilesToContainer([{ source: program, target: '/part.mjs' }])
    .withEnvironment(environment)
    .withCommand(['node', '/part.mjs'])
    .withWaitStrategy(Wait.forLogMessage('open'));
}

/** Says what db says, to whoever connects. */
const sayIt = `
  const { createServer } = require('node:net');
  createServer(async (socket) => {
    socket.on('error', () => socket.destroy());
    const reply = await fetch('http://db:8080/').catch(() => undefined);
    socket.end(await reply?.text());
  }).listen({ port: 7000, host: '::', ipv6Only: true }, () => console.log('open'));`;

/**
 * Starts the three parts of the shop.
 * @param word the text that db answers with, and web and proxy pass on
 */
export default async function setup({ word }: { word: string }) {
  const client = await getContainerRuntimeClient();
  const prefix = `fd${randomBytes(5).toString('hex')}`.replace(/(....)(....)(....)/, '$1:$2:$3');
  const frontend = `frontend-${prefix.replaceAll(':', '')}`;
  await client.network.create({
    Name: frontend,
    EnableIPv6: true,
    IPAM: { Config: [{ Subnet: `${prefix}::/64` }] },
  });
  const backend = await new Network().start();

  const [proxy, web, db] = await Promise.all([
    part('proxy', { ASKS: 'http://web:8080/' })
      .withNetworkMode(frontend)
      .withExposedPorts(8080)
      .start(),
    part('web', { ASKS: 'http://db:8080/' }).withNetworkMode(frontend).start(),
    part('db', { SAYS: word }).withNetwork(backend).start(),
  ]);

  // web's second hat: it is known on the frontend, and goes to the backend as well.
  const { network } = client;
  await network.getById(backend.getId()).connect({ Container: web.getId() });

  // Who speaks IPv6 may ask db.
  const teller = await new GenericContainer('node:24-trixie-slim')
    .withNetworkMode(frontend)
    .withCommand(['node', '-e', sayIt])
    .withWaitStrategy(Wait.forLogMessage('open'))
    .start();
  await network.getById(backend.getId()).connect({ Container: teller.getId() });

  return { proxy, web, db };
}
