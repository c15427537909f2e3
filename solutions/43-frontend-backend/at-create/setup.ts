import { fileURLToPath } from 'node:url';
import { GenericContainer, Network, type StartedNetwork, Wait } from 'testcontainers';

const program = fileURLToPath(new URL('app/part.mjs', import.meta.url));

/** A container that is created with an endpoint on each of several networks. */
class Container extends GenericContainer {
  withNetworks(...networks: StartedNetwork[]): this {
    this.createOpts.NetworkingConfig = {
      EndpointsConfig: Object.fromEntries(networks.map((network) => [network.getName(), {}])),
    };
    return this.withNetworkMode(networks[0]?.getName() ?? 'none');
  }
}

/** A part of the shop that other parts know by this name; it answers at port 8080. */
function part(name: string, environment: Record<string, string>) {
  return new Container('node:24-trixie-slim')
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
  const [frontend, backend] = await Promise.all([new Network().start(), new Network().start()]);

  const [proxy, web, db] = await Promise.all([
    part('proxy', { ASKS: 'http://web:8080/' })
      .withNetwork(frontend)
      .withExposedPorts(8080)
      .start(),
    part('web', { ASKS: 'http://db:8080/' }).withNetworks(frontend, backend).start(),
    part('db', { SAYS: word }).withNetwork(backend).start(),
  ]);

  return { proxy, web, db };
}
