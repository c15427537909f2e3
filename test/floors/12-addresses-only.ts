import type Docker from 'dockerode';
import type { Floor } from '../../src/bench/baseline.ts';

const priceList = `require('node:http')
  .createServer((request, response) => response.end(process.env.PRICE))
  .listen(8080);`;

const tillProgram = `require('node:http')
  .createServer(async (request, response) => {
    response.end(await (await fetch(process.env.PRICES)).text());
  })
  .listen(8000);`;

/** Strangers come, and one goes; a till asks a price list at its address; the same on another day. */
export default async function floor(floor: Floor): Promise<void> {
  const [first, second] = await Promise.all([1, 2, 3].map(() => stranger(floor)));
  await second?.remove({ force: true });
  const today = await open(floor, `today ${floor.nonce}`);

  await Promise.all(today.map((container) => container.remove({ force: true })));
  await stranger(floor);
  await first?.remove({ force: true });
  const [prices] = await open(floor, `tomorrow ${floor.nonce}`);

  const visitor = await floor.toolbox('bridge');
  await visitor.fetch(`http://${await addressOf(prices)}:8080/`, `tomorrow ${floor.nonce}`);
}

function stranger(floor: Floor): Promise<Docker.Container> {
  return floor.start('node:24-trixie-slim', { Cmd: ['sleep', 'infinity'] });
}

async function open(floor: Floor, price: string): Promise<[Docker.Container, Docker.Container]> {
  const node = (program: string) => ['node', '-e', program];
  const image = 'node:24-trixie-slim';
  const prices = await floor.start(image, { Env: [`PRICE=${price}`], Cmd: node(priceList) });
  const till = await floor.start(image, {
    Env: [`PRICES=http://${await addressOf(prices)}:8080/`],
    Cmd: node(tillProgram),
  });
  const [atPrices, atTill] = await Promise.all(
    [prices, till].map(({ id }) => floor.toolbox(`container:${id}`)),
  );
  await atPrices?.fetch('http://localhost:8080/', price);
  await atTill?.fetch('http://localhost:8000/', price);
  await prices.pause();
  await prices.unpause();
  return [prices, till];
}

async function addressOf(container: Docker.Container): Promise<string> {
  const { NetworkSettings: settings } = await container.inspect();
  return settings.Networks['bridge']?.IPAddress ?? '';
}
