import { lab } from '#lab';
import { sells } from './kata.checks.ts';

const shop = lab(import.meta.url);

/** Your image, and the container that runs it. */
const image = () => shop.buildOnce('app');
const till = async () => (await image()).container();

test('the till sells', async () => {
  const bread = { method: 'POST', send: `bread ${shop.nonce}`, body: `sold bread ${shop.nonce}` };
  await expect(await image()).toRunAndServe('http://localhost:8080/', bread);
});

test('a sale is in the container’s log', async () => {
  const sale = `cake ${shop.nonce}`;
  await expect(await till()).toSatisfy(sells(sale));
  await expect(await till()).toLog(sale);
});

test('and nothing piles up in the container', async () => {
  // Longer than what a program keeps in memory before it writes. All of one length, the first as well:
  // a file that holds the last sale alone does not grow.
  const [first = '', ...fifty] = [...Array(51).keys()].map((n) => `order ${n + 100} ${shop.nonce}`);
  const long = (order: string) => order + ': rolls'.repeat(300);
  const container = await till();
  await expect(container).toSatisfy(sells(long(first)));
  const sellFifty = () => expect(container).toSatisfy(sells(...fifty.map(long)));
  await expect(container).toPileUpNothing({ times: 50, act: sellFifty });
  await expect(container).toLog(...fifty);
});

test('it still runs as a user that is not root', async () => {
  await expect(await till()).toHaveNoProcessOfRoot();
});
