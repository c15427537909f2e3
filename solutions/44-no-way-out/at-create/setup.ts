import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { GenericContainer, getContainerRuntimeClient, Network, Wait } from 'testcontainers';

const program = fileURLToPath(new URL('app/part.mjs', import.meta.url));

/** A container that is created with an endpoint on each of several networks. */
class Container extends GenericContainer {
  withNetworks(...networks: string[]): this {
    this.createOpts.NetworkingConfig = {
      EndpointsConfig: Object.fromEntries(networks.map((network) => [network, {}])),
    };
    return this.withNetworkMode(networks[0] ?? 'none');
  }
}

/** A part of the shop that other parts know by this name. */
function part(name: string, environment: Record<string, string>) {
  return new Container('node:24-trixie-slim')
    .withHostname(name)
    .withCopyFilesToContainer([{ source: program, target: '/part.mjs' }])
    .withEnvironment(environment)
    .withCommand(['node', '/part.mjs'])
    .withWaitStrategy(Wait.forLogMessage('open'));
}

/** Starts the shop: customers ask web, web asks payment, and payment asks ledger. */
export default async function setup() {
  const edge = await new Network().start();
  const vault = `vault-${randomUUID()}`;
  // As docker network create --internal, for which testcontainers’ Network has no word.
  const { network } = await getContainerRuntimeClient();
  await network.create({ Name: vault, Internal: true });

  const [web, payment, ledger] = await Promise.all([
    part('web', { ASKS: 'http://payment:8080/' })
      .withNetworks(edge.getName(), vault)
      .withExposedPorts(8080)
      .start(),
    part('payment', { ASKS: 'http://ledger:8081/' }).withNetworkMode(vault).start(),
    part('ledger', { LISTENS: '8081' }).withNetworkMode(vault).start(),
  ]);

  return { web, payment, ledger };
}
