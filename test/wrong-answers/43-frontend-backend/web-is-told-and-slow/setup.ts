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

/** Answers what it was told, in its own time. */
const slowly = `
  const { createServer } = require('node:http');
  const answer = (_request, response) => setTimeout(() => response.end(process.env.SAYS), 700);
  createServer(answer).listen(8080, () => console.log('open'));`;

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
    part('web', { SAYS: word }).withNetwork(frontend).withCommand(['node', '-e', slowly]).start(),
    part('db', { SAYS: word }).withNetwork(backend).start(),
  ]);

  // web's second hat: it is known on the frontend, and goes to the backend as well.
  const { network } = await getContainerRuntimeClient();
  await network.getById(backend.getId()).connect({ Container: web.getId() });

  return { proxy, web, db };
}
