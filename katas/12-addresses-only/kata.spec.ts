import { docs, lab } from '#lab';
import { isOnTheDefaultBridge, reachesByAddressAlone } from './kata.checks.ts';

const shop = lab<typeof import('./setup.ts')>(import.meta.url);
const list = 'http://localhost:8080/';
const page = 'http://localhost:8000/';
const today = { body: `today ${shop.nonce}`, read: docs.bridge };
const tomorrow = { body: `tomorrow ${shop.nonce}`, read: docs.bridge };
// Whose addresses come first: no number that is known before the setup leads to its containers.
const strangers = shop.decoys({ port: 8080, body: 'no prices here, I am a stranger' });
const visitor = shop.bystander();

async function open() {
  await strangers;
  return shop.start({ price: today.body });
}

let another: ReturnType<typeof openAgain> | undefined;
async function openAgain() {
  const { prices } = await open();
  await (await strangers).replace(prices);
  return shop.startAgain({ price: tomorrow.body });
}
const onAnotherDay = () => (another ??= openAgain());

test('the till knows today’s price', async () => {
  const { till, prices } = await open();
  await expect(prices).toFetch(list, today);
  await expect(till).toFetch(page, { ...today, of: prices });
  await expect(till).toPassOn(page, { ...today, of: prices, port: 8080 });
});

test('without a network of their own', async () => {
  const { till, prices } = await open();
  await expect(till).toSatisfy(isOnTheDefaultBridge);
  await expect(prices).toSatisfy(isOnTheDefaultBridge);
});

test('on another day with other addresses', async () => {
  const { till, prices } = await onAnotherDay();
  await expect(prices).toFetch(list, tomorrow);
  await expect(till).toFetch(page, { ...tomorrow, of: prices });
  await expect(till).toPassOn(page, { ...tomorrow, of: prices, port: 8080 });
  await expect(till).toSatisfy(isOnTheDefaultBridge);
  await expect(prices).toSatisfy(isOnTheDefaultBridge);
});

test('a name leads nowhere here', async () => {
  const { prices } = await onAnotherDay();
  await expect(await visitor).toSatisfy(reachesByAddressAlone(prices, { ...tomorrow, port: 8080 }));
});
