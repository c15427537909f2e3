import { lab } from '#lab';
import { drawList, hasTheSumsOf, stillHas } from './kata.checks.ts';

const shop = lab<typeof import('./setup.ts')>(import.meta.url);

const lists = ['bread', 'fish', 'fruit'].map((name, index) => drawList(name, 3 + index));
const files = lists.map(({ name, text }) => ({ path: `${name}.txt`, content: text }));
const stock = shop.volume('stock', files);

// What somebody else keeps on this engine, and does not use just now.
const letters = [{ path: 'letter', content: `Dear Ada, ${shop.nonce}` }];
const named = shop.volume('next-door', letters);
const nameless = shop.anonymousVolume('the anonymous volume next door', letters);

const input = { stock: stock.name, lists: lists.map(({ name }) => name) };

test('the three sums lie in the stock', async () => {
  await shop.start(input);
  await expect(stock).toSatisfy(hasTheSumsOf(lists));
});

test('no anonymous volume is left', async () => {
  await shop.start(input);
  await expect(shop).toLeaveNoVolume();
});

test('the stock is still there', async () => {
  await shop.start(input);
  await expect(stock).toSatisfy(stillHas(files));
});

test('nobody else’s volume is touched', async () => {
  await shop.start(input);
  await expect(named).toSatisfy(stillHas(letters));
  await expect(nameless).toSatisfy(stillHas(letters));
});

test('none of the three containers is left', async () => {
  await shop.start(input);
  await expect(shop).toLeaveNoContainer();
});
