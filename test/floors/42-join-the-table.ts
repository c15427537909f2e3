import type { Floor } from '../../src/bench/baseline.ts';

/** A server on a network with a label; another container finds the network and joins it. */
export default async function run(floor: Floor): Promise<void> {
  const network = await floor.network('oven');
  const serve = `require('node:http').createServer((_, reply) => reply.end('${floor.nonce}')).listen(8080)`;
  const prices = await floor.create('node:24-trixie-slim', {
    Cmd: ['node', '-e', serve],
    NetworkingConfig: { EndpointsConfig: { [network]: { Aliases: ['prices'] } } },
    HostConfig: { NetworkMode: network },
  });
  await prices.start();
  const till = await floor.start('node:24-trixie-slim', {
    Cmd: ['sleep', 'infinity'],
    HostConfig: { NetworkMode: network },
  });
  const toolbox = await floor.toolbox(`container:${till.id}`);
  await toolbox.fetch('http://prices:8080/', floor.nonce);
}
