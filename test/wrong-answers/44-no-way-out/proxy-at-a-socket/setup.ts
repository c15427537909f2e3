import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { GenericContainer, Wait } from 'testcontainers';

const program = fileURLToPath(new URL('app/part.mjs', import.meta.url));

/** A part of the shop. */
function part(environment: Record<string, string>) {
  return new GenericContainer('node:24-trixie-slim')
    .withCopyFilesToContainer([{ source: program, target: '/part.mjs' }])
    .withEnvironment(environment)
    .withCommand(['node', '/part.mjs'])
    .withWaitStrategy(Wait.forLogMessage('open'));
}

/** Passes on what others send it, as an HTTP proxy does. */
const passOn = `
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
    .listen('/run/counter/out', () => console.log('open'));`;

/** Starts the shop: customers ask web, web asks payment, and payment asks ledger. */
export default async function setup() {
  // Files lead from one to the other: neither payment nor ledger needs a network.
  const at = (target: string) => ({ source: `sockets-${randomUUID()}`, target });
  const [counter, backRoom] = [at('/run/counter'), at('/run/back-room')];

  const [web, payment, ledger] = await Promise.all([
    part({ ASKS: '/run/counter/payment' }).withBindMounts([counter]).withExposedPorts(8080).start(),
    part({ LISTENS: '/run/counter/payment', ASKS: '/run/back-room/ledger' })
      .withNetworkMode('none')
      .withBindMounts([counter, backRoom])
      .start(),
    part({ LISTENS: '/run/back-room/ledger' })
      .withNetworkMode('none')
      .withBindMounts([backRoom])
      .start(),
  ]);

  await new GenericContainer('node:24-trixie-slim')
    .withBindMounts([counter])
    .withCommand(['node', '-e', passOn])
    .withWaitStrategy(Wait.forLogMessage('open'))
    .start();

  return { web, payment, ledger };
}
