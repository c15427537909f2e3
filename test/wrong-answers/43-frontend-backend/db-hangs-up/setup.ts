import { fileURLToPath } from 'node:url';
import { GenericContainer, Network, Wait } from 'testcontainers';

const program = fileURLToPath(new URL('app/part.mjs', import.meta.url));

/** A db that hangs up on everybody but web. */
const choosy = `
  const { createServer } = require('node:http');
  const { lookup } = require('node:dns/promises');
  createServer(async (request, response) => {
    const web = await lookup('web', { family: 4 });
    if (request.socket.remoteAddress.endsWith(web.address)) response.end(process.env.SAYS);
    else request.socket.destroy();
  }).listen(8080, () => console.log('open'));
`;

/** A part of the shop that other parts know by this name; it answers at port 8080. */
function part(name: string, environment: Record<string, string>) {
  return new GenericContainer('node:24-trixie-slim')
    .withHostname(name)
    .withCopyFilesToContainer([{ source: program, target: '/part.mjs' }])
    .withEnvironment(environment)
    .withCommand(['node', '/part.mjs'])
    .withWaitStrategy(Wait.forLogMessage('open'));
}

/**
 * Starts the three parts of the shop.
 * @param word the text that db answers with, and web and proxy pass on
 */
export default async function setup({ word }: { word: string }) {
  const network = await new Network().start();

  const [proxy, web, db] = await Promise.all([
    part('proxy', { ASKS: 'http://web:8080/' }).withNetwork(network).withExposedPorts(8080).start(),
    part('web', { ASKS: 'http://db:8080/' }).withNetwork(network).start(),
    part('db', { SAYS: word }).withNetwork(network).withCommand(['node', '-e', choosy]).start(),
  ]);

  return { proxy, web, db };
}
