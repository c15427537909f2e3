import assert from 'node:assert/strict';
import type Docker from 'dockerode';
import type { Floor } from '../../src/bench/baseline.ts';
import { referenceOf } from '../../src/images/catalogue.ts';

const stockList = `require('node:http')
  .createServer((request, response) => response.end(process.env.NONCE))
  .listen(8080);`;

/** Two containers on a network of their own; one goes away and comes back with another address. */
export default async function run(floor: Floor): Promise<void> {
  const network = await floor.network('shop');
  const [inventory, orders] = await Promise.all([
    startInventory(floor, network),
    floor.start('node:24-trixie-slim', {
      Cmd: ['sleep', 'infinity'],
      HostConfig: { NetworkMode: network },
    }),
  ]);
  let toolbox = await floor.toolbox(`container:${orders.id}`);
  const before = await lookAndFetch();

  await inventory.kill();
  await inventory.wait();
  await floor.start(referenceOf('docker-dojo/toolbox'), {
    Cmd: ['sleep', 'infinity'],
    NetworkingConfig: { EndpointsConfig: { bridge: {}, [network]: {} } },
  });
  await orders.restart({ t: 0 });
  await inventory.start();
  // What was beside orders before has lost its network with it.
  toolbox = await floor.toolbox(`container:${orders.id}`);
  const after = await lookAndFetch();
  assert.notEqual(after, before);

  async function lookAndFetch(): Promise<string> {
    const [seen, address] = await Promise.all([
      toolbox.resolve('inventory'),
      addressOf(inventory, network),
    ]);
    assert.deepEqual(seen, [address]);
    await toolbox.fetch('http://inventory:8080/', floor.nonce);
    return address;
  }
}

function startInventory(floor: Floor, network: string): Promise<Docker.Container> {
  return floor.start('node:24-trixie-slim', {
    Hostname: 'inventory',
    Env: [`NONCE=${floor.nonce}`],
    Cmd: ['node', '-e', stockList],
    HostConfig: { NetworkMode: network },
  });
}

async function addressOf(container: Docker.Container, network: string): Promise<string> {
  const { NetworkSettings: settings } = await container.inspect();
  return settings.Networks[network]?.IPAddress ?? '';
}
