import { fileURLToPath } from 'node:url';
import { GenericContainer, getContainerRuntimeClient, Network, Wait } from 'testcontainers';

const program = fileURLToPath(new URL('app/part.mjs', import.meta.url));

/** A part of the shop; it answers at port 8080. */
function part(environment: Record<string, string>) {
  return new GenericContainer('node:24-trixie-slim')
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
  const [frontend, backend] = await Promise.all([new Network().start(), new Network().start()]);

  const [proxy, pod, db] = await Promise.all([
    part({ ASKS: 'http://web:8080/' })
      .withHostname('proxy')
      .withNetwork(frontend)
      .withExposedPorts(8080)
      .start(),
    new GenericContainer('node:24-trixie-slim')
      .withHostname('web')
      .withNetwork(frontend)
      .withCommand(['sleep', 'infinity'])
      .start(),
    part({ SAYS: word }).withHostname('db').withNetwork(backend).start(),
  ]);
  const { network } = await getContainerRuntimeClient();
  await network.getById(backend.getId()).connect({ Container: pod.getId() });

  // web has no place of its own: it is where the pod is, on both networks, and has that one's name.
  const web = await part({ ASKS: 'http://db:8080/' })
    .withNetworkMode(`container:${pod.getId()}`)
    .start();

  return { proxy, web, db };
}
