import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { GenericContainer, getContainerRuntimeClient, Network, Wait } from 'testcontainers';

const program = fileURLToPath(new URL('app/part.mjs', import.meta.url));

/** A container that writes nothing but to memory, as docker run --read-only --tmpfs /tmp. */
class Container extends GenericContainer {
  withReadOnly(): this {
    this.hostConfig.ReadonlyRootfs = true;
    return this;
  }
}

/** A part of the shop that other parts know by this name. */
function part(name: string, environment: Record<string, string>) {
  return new Container('node:24-trixie-slim')
    .withHostname(name)
    .withBindMounts([{ source: program, target: '/part.mjs', mode: 'ro' }])
    .withUser('node')
    .withTmpFs({ '/tmp': 'rw' })
    .withReadOnly()
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
    part('web', { ASKS: 'http://payment:8080/' }).withNetwork(edge).withExposedPorts(8080).start(),
    part('payment', { ASKS: 'http://ledger:8081/' }).withNetworkMode(vault).start(),
    part('ledger', { LISTENS: '8081' }).withNetworkMode(vault).start(),
  ]);
  await network.getById(vault).connect({ Container: web.getId() });

  return { web, payment, ledger };
}
