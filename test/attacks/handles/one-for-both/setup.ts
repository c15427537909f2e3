import { GenericContainer } from 'testcontainers';

const program = `require('node:http').createServer((_, reply) => reply.end(process.env.NONCE)).listen(8080)`;

export default async function setup({ nonce }: { nonce: string }): Promise<object> {
  const both = await new GenericContainer('node:24-trixie-slim')
    .withHostname('inventory')
    .withEnvironment({ NONCE: nonce })
    .withCommand(['node', '-e', program])
    .start();
  // A part of an id names the container as well.
  return { orders: both, inventory: { getId: () => both.getId().slice(0, 20) } };
}
