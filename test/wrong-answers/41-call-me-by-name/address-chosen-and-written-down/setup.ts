import { execa } from 'execa';
import { GenericContainer } from 'testcontainers';

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
  const network = `shop-${nonce}`;
  const docker = (...words: string[]) => execa('docker', words);
  await docker('network', 'create', '--subnet', '10.213.79.0/24', network);

  const place = ['--network', network, '--ip', '10.213.79.77', '--env', `NONCE=${nonce}`];
  const server = ['node:24-trixie-slim', 'node', '-e', stockList];
  const { stdout: id } = await docker('run', '--detach', ...place, ...server);

  const orders = await new GenericContainer('node:24-trixie-slim')
    .withNetworkMode(network)
    .withExtraHosts([{ host: 'inventory', ipAddress: '10.213.79.77' }])
    .withCommand(['sleep', 'infinity'])
    .start();

  return { orders, inventory: { getId: () => id } };
}
