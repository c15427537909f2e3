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

/** Passes on what others send it, as an HTTP proxy does. */
const passOn = (port: number) => `
  const { createServer, request } = require('node:http');
  const { connect } = require('node:net');
  createServer((asked, reply) => {
    const passed = request(asked.url, { method: asked.method, headers: asked.headers });
    passed.on('response', (answer) => answer.pipe(reply.writeHead(answer.statusCode)));
    passed.on('error', () => reply.destroy());
    asked.pipe(passed);
  })
    .on('connect', ({ url }, socket, head) => {
      const [host, port] = url.split(':');
      const far = connect(port, host, () => {
        socket.write('HTTP/1.1 200 OK\\r\\n\\r\\n');
        far.write(head);
        socket.pipe(far).pipe(socket);
      });
      far.on('error', () => socket.destroy());
      socket.on('error', () => far.destroy());
    })
    .listen(${port}, () => console.log('open'));`;

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

  const port = 20_000 + Math.floor(Math.random() * 10_000);
  // The host is on every network, at the address of its gateway.
  await new GenericContainer('node:24-trixie-slim')
    .withNetworkMode('host')
    .withCommand(['node', '-e', passOn(port)])
    .withWaitStrategy(Wait.forLogMessage('open'))
    .start();

  return { web, payment, ledger };
}
