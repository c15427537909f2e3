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
  const inventory = await new GenericContainer('node:24-trixie-slim')
    .withEnvironment({ NONCE: nonce })
    .withCommand(['node', '-e', stockList])
    .start();

  const link = `${inventory.getId()}:inventory`;
  const run = ['run', '--detach', '--link', link, 'node:24-trixie-slim', 'sleep', 'infinity'];
  const { stdout: id } = await execa('docker', run);

  return { orders: { getId: () => id }, inventory };
}
