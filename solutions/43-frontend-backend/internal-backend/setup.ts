import { execa } from 'execa';
import { randomUUID } from 'node:crypto';
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

/**
 * Starts the three parts of the shop.
 * @param word the text that db answers with, and web and proxy pass on
 */
export default async function setup({ word }: { word: string }) {
  const frontend = await new Network().start();
  const backend = `backend-${randomUUID()}`;
  const { network } = await getContainerRuntimeClient();
  await network.create({ Name: backend, Internal: true });

  const [proxy, web, db] = await Promise.all([
    part('proxy', { ASKS: 'http://web:8080/' })
      .withNetwork(frontend)
      .withExposedPorts(8080)
      .start(),
    part('web', { ASKS: 'http://db:8080/' }).withNetwork(frontend).start(),
    part('db', { SAYS: word }).withNetworkMode(backend).start(),
  ]);

  await execa('docker', ['network', 'connect', backend, web.getId()]);

  return { proxy, web, db };
}
