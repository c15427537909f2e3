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

/** Asks the address that it is told, and says what that says. */
const sayIt = `
  const { createServer } = require('node:net');
  const server = createServer(async (socket) => {
    socket.on('error', () => socket.destroy());
    const reply = await fetch(process.env.ASKS).catch(() => undefined);
    socket.end(await reply?.text());
  });
  server.listen(0, () => console.log('open'));`;

/**
 * Starts the three parts of the shop.
 * @param word the text that db answers with, and web and proxy pass on
 */
export default async function setup({ word }: { word: string }) {
  const [frontend, backend] = await Promise.all([new Network().start(), new Network().start()]);

  const [proxy, web, db] = await Promise.all([
    part('proxy', { ASKS: 'http://web:8080/' })
      .withNetwork(frontend)
      .withExposedPorts(8080)
      .start(),
    part('web', { ASKS: 'http://db:8080/' }).withNetwork(frontend).start(),
    part('db', { SAYS: word }).withNetwork(backend).start(),
  ]);

  // web's second hat: it is known on the frontend, and goes to the backend as well.
  const { network } = await getContainerRuntimeClient();
  await network.getById(backend.getId()).connect({ Container: web.getId() });

  // The host reaches every bridge network, and every container reaches the host.
  await new GenericContainer('node:24-trixie-slim')
    .withNetworkMode('host')
    .withEnvironment({ ASKS: `http://${db.getIpAddress(backend.getName())}:8080/` })
    .withCommand(['node', '-e', sayIt])
    .withWaitStrategy(Wait.forLogMessage('open'))
    .start();

  return { proxy, web, db };
}
