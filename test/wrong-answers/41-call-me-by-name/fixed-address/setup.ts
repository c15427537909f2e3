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
    .withEnvironment({ NONCE: nonce })
    .withCommand(['node', '-e', stockList])
    .start();

  const orders = await new GenericContainer('node:24-trixie-slim')
    .withNetwork(network)
    .withExtraHosts([{ host: 'inventory', ipAddress: inventory.getIpAddress(network.getName()) }])
    .withCommand(['sleep', 'infinity'])
    .start();

  return { orders, inventory };
}
