import { GenericContainer, Network } from 'testcontainers';

const program = `require('node:net').createServer(() => undefined).listen(8080); setTimeout(process.exit, 100000)`;

export default async function setup() {
  const network = await new Network().start();
  const container = () => new GenericContainer('node:24-trixie-slim').withNetwork(network);
  const [inventory, orders] = await Promise.all([
    container().withNetworkAliases('inventory').withCommand(['node', '-e', program]).start(),
    container().withCommand(['sleep', '300']).start(),
  ]);
  return { orders, inventory };
}
