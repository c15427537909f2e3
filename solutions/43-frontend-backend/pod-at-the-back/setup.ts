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

/** A network of both families. */
async function networkWithIPv6(): Promise<string> {
  const digits = randomBytes(5).toString('hex');
  const prefix = `fd${digits}`.replace(/(....)(....)(....)/, '$1:$2:$3');
  const { network } = await getContainerRuntimeClient();
  const name = `backend-${digits}`;
  await network.create({
    Name: name,
    EnableIPv6: true,
    IPAM: { Config: [{ Subnet: `${prefix}::/64` }] },
  });
  return name;
}

/**
 * Starts the three parts of the shop.
 * @param word the text that db answers with, and web and proxy pass on
 */
export default async function setup({ word }: { word: string }) {
  const [frontend, backend] = await Promise.all([new Network().start(), networkWithIPv6()]);

  const [proxy, web, pod] = await Promise.all([
    part('proxy', { ASKS: 'http://web:8080/' })
      .withNetwork(frontend)
      .withExposedPorts(8080)
      .start(),
    part('web', { ASKS: 'http://db:8080/' }).withNetwork(frontend).start(),
    new GenericContainer('node:24-trixie-slim')
      .withHostname('db')
      .withNetworkMode(backend)
      .withCommand(['sleep', 'infinity'])
      .start(),
  ]);

  // A job at the back, which has ended when the shop opens.
  await new GenericContainer('node:24-trixie-slim')
    .withNetworkMode(backend)
    .withCommand(['node', '-e', '0'])
    .withWaitStrategy(Wait.forOneShotStartup())
    .start();

  // web's second hat: it is known on the frontend, and goes to the backend as well.
  const { network } = await getContainerRuntimeClient();
  await network.getById(backend).connect({ Container: web.getId() });

  // db has no place of its own: it is where the pod is, and has that one’s name.
  const db = await new GenericContainer('node:24-trixie-slim')
    .withCopyFilesToContainer([{ source: program, target: '/part.mjs' }])
    .withNetworkMode(`container:${pod.getId()}`)
    .withEnvironment({ SAYS: word })
    .withCommand(['node', '/part.mjs'])
    .withWaitStrategy(Wait.forLogMessage('open'))
    .start();

  return { proxy, web, db };
}
