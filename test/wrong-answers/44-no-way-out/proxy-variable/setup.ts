import { fileURLToPath } from 'node:url';
import { GenericContainer, Network, Wait } from 'testcontainers';

const program = fileURLToPath(new URL('app/part.mjs', import.meta.url));

/** A part of the shop that other parts know by this name. */
function part(name: string, environment: Record<string, string>) {
  return new GenericContainer('node:24-trixie-slim')
    .withHostname(name)
    .withCopyFilesToContainer([{ source: program, target: '/part.mjs' }])
    .withEnvironment(environment)
    .withCommand(['node', '/part.mjs'])
    .withWaitStrategy(Wait.forLogMessage('open'));
}

/** Starts the shop: customers ask web, web asks payment, and payment asks ledger. */
export default async function setup() {
  const network = await new Network().start();

  const [web, payment, ledger] = await Promise.all([
    part('web', { ASKS: 'http://payment:8080/' })
      .withNetwork(network)
      .withExposedPorts(8080)
      .start(),
    part('payment', {
      ASKS: 'http://ledger:8081/',
      HTTP_PROXY: 'http://127.0.0.1:9',
      HTTPS_PROXY: 'http://127.0.0.1:9',
      NO_PROXY: 'ledger',
    })
      .withNetwork(network)
      .start(),
    part('ledger', { LISTENS: '8081' }).withNetwork(network).start(),
  ]);

  return { web, payment, ledger };
}
