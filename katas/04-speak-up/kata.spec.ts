import { lab } from '#lab';
import { sellsAll } from './kata.checks.ts';

const shop = lab(import.meta.url);
const page = 'http://localhost:8080/';
shop.watchProcesses();

/** Your image, and the container that runs it. */
const image = () => shop.buildOnce('app');
const till = async () => (await image()).container();

/** What a customer sends, and is told. */
const selling = (sale: string) => ({ method: 'POST', send: sale, body: `sold ${sale}` });

test('the till sells', async () => {
  await expect(await image()).toRunAndServe(page, selling(`bread ${shop.nonce}`));
});

test('a sale is in the container’s log', async () => {
  const sale = `cake ${shop.nonce}`;
  await expect(await image()).toRunAndServe(page, selling(sale));
  await expect(await till()).toLog(sale);
});

test('and nothing piles up in the container', async () => {
  const [first = '', ...fifty] = [...Array(51).keys()].map((n) => `order ${n + 100} ${shop.nonce}`);
  // Together they are longer than what a program keeps in memory before it writes.
  const long = (order: string) => order + ': rolls'.repeat(300);
  // All are of one length: a file that holds the last one alone does not grow any more.
  await expect(await image()).toRunAndServe(page, selling(long(first)));
  const act = async () => expect(await till()).toSatisfy(sellsAll(fifty.map(long), { at: page }));
  await expect(await till()).toPileUpNothing({ times: 50, of: 'sales', act });
  await expect(await till()).toLog(...fifty);
});

test('it still runs as a user that is not root', async () => {
  await expect(await till()).toHaveNoProcessOfRoot();
});
