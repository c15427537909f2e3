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
  const shop = await new Network().start();

  const [inventory, orders] = await Promise.all([
    new GenericContainer('node:24-trixie-slim')
      .withNetwork(shop)
      .withHostname('inventory')
      .withEnvironment({ NONCE: nonce })
      .withCommand(['node', '-e', stockList])
      .start(),
    new GenericContainer('node:24-trixie-slim')
      .withNetwork(shop)
      .withCommand(['sleep', 'infinity'])
      .start(),
  ]);

  return { orders, inventory };
}
