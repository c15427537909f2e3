import { GenericContainer, getContainerRuntimeClient } from 'testcontainers';

/** A price list of the shop’s own. */
const prices = `
  require('node:http')
    .createServer((request, response) => response.end('bread 3.20'))
    .listen(8080);
`;

/**
 * Opens the till of the Corner Shop.
 * @param table the value of the label `table`, which is on the baker’s network
 */
export default async function setup({ table }: { table: string }) {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  const network = await dockerode.createNetwork({ Name: `shop-for-${table}` });
  const bakers = new GenericContainer('node:24-trixie-slim')
    .withNetworkMode(network.id)
    .withHostname('prices')
    .withCommand(['node', '-e', prices]);
  await bakers.start();

  const till = await new GenericContainer('node:24-trixie-slim')
    .withNetworkMode(network.id)
    .withCommand(['sleep', 'infinity'])
    .start();

  return { till };
}
