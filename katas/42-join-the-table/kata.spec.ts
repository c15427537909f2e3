import { lab } from '#lab';
import { fetchesByItself, hasMembers } from './kata.checks.ts';

const shop = lab<typeof import('./setup.ts')>(import.meta.url);
const input = { table: shop.name('table') };
const page = 'http://prices:8080/';

// The baker next door, and somebody else who calls a network after the baker.
const kitchen = shop.externalNetwork('oven', { table: input.table });
const street = shop.externalNetwork('baker', { table: shop.name('another-table') });
const server = { aliases: ['prices'], port: 8080 };
const prices = kitchen.then((network) =>
  shop.externalServer('prices', { ...server, network, body: shop.nonce }),
);
const others = street.then((network) =>
  shop.externalServer('prices of somebody else', { ...server, network, body: 'closed' }),
);
const before = prices.then((container) => container.inspect());

async function open() {
  await Promise.all([before, others]);
  const { till } = await shop.start(input);
  return { till, prices: await prices };
}

test('the till reaches the baker’s prices', async () => {
  const { till, prices } = await open();
  await expect(till).toFetch(page, { body: shop.nonce, of: prices });
});

test('from the baker, and from nobody of the shop’s', async () => {
  const { till, prices } = await open();
  await expect(till).toSatisfy(fetchesByItself(page, { from: prices }));
});

test('the baker’s network is as it was', async () => {
  const { till, prices } = await open();
  await expect(prices).toBeTheSameAs(await before);
  await expect(prices).toBeOnlyOn(await kitchen);
  await expect(await kitchen).toSatisfy(hasMembers([prices], { maybe: till }));
});

test('nobody has joined the network that only has the name', async () => {
  await open();
  await expect(await street).toSatisfy(hasMembers([await others]));
});
