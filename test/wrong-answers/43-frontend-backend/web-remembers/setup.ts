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

/** Asks db once, when it is asked itself, and remembers the answer. */
const remember = `
  const { createServer } = require('node:http');
  const { setTimeout: wait } = require('node:timers/promises');
  const ask = () =>
    fetch('http://db:8080/').then((reply) => reply.text(), () => wait(50).then(ask));
  let answer;
  createServer(async (_request, response) => response.end(await (answer ??= ask()))).listen(8080);`;

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
    part('web', {})
      .withNetwork(frontend)
      .withCommand(['node', '-e', remember])
      .withWaitStrategy(Wait.forListeningPorts())
      .start(),
    part('db', { SAYS: word }).withNetwork(backend).start(),
  ]);

  // web's second hat: it is known on the frontend, and goes to the backend as well.
  const { network } = await getContainerRuntimeClient();
  await network.getById(backend.getId()).connect({ Container: web.getId() });

  return { proxy, web, db };
}
