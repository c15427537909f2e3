import { GenericContainer, Network } from 'testcontainers';

/** A stock list that answers every request on port 8080 with the nonce. */
const stockList = `
  require('node:http')
    .createServer((request, response) => response.end(process.env.NONCE))
    .listen(8080);
`;

/** A container that joins its network while it is created, as `docker run --network` does. */
class Service extends GenericContainer {
  on(network: string, alias: string): this {
    this.hostConfig.NetworkMode = network;
    this.createOpts.NetworkingConfig = { EndpointsConfig: { [network]: { Aliases: [alias] } } };
    return this;
  }
}

/**
 * Starts the two services of the shop.
 * @param nonce the text that inventory has to answer with
 */
export default async function setup({ nonce }: { nonce: string }) {
  const network = await new Network().start();

  const [inventory, orders] = await Promise.all([
    new Service('node:24-trixie-slim')
      .on(network.getName(), 'inventory')
      .withEnvironment({ NONCE: nonce })
      .withCommand(['node', '-e', stockList])
      .start(),
    new Service('node:24-trixie-slim')
      .on(network.getName(), 'orders')
      .withCommand(['sleep', 'infinity'])
      .start(),
  ]);

  return { orders, inventory };
}
