import { execa } from 'execa';
import { GenericContainer, Network } from 'testcontainers';

/** A stock list that answers every request on port 8080 with the nonce. */
const stockList = `
  require('node:http')
    .createServer((request, response) => response.end(process.env.NONCE))
    .listen(8080);
`;

/**
 * Starts the two services of the shop.
 * @param nonce the text that inventory has to answer with
 */
export default async function setup({ nonce }: { nonce: string }) {
  const network = await new Network().start();

  const inventory = await new GenericContainer('node:24-trixie-slim')
    .withNetwork(network)
    .withNetworkAliases('inventory')
    .withCommand(['sleep', 'infinity'])
    .start();

  // It goes where inventory goes.
  const place = ['--network', `container:${inventory.getId()}`, '--restart', 'always'];
  const server = ['node', '-e', stockList];
  const env = ['--env', `NONCE=${nonce}`];
  await execa('docker', ['run', '--detach', ...place, ...env, 'node:24-trixie-slim', ...server]);

  const orders = await new GenericContainer('node:24-trixie-slim')
    .withNetwork(network)
    .withCommand(['sleep', 'infinity'])
    .start();

  return { orders, inventory };
}
