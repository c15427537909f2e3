import { lab } from '#lab';
import { sells } from './kata.checks.ts';

const shop = lab<typeof import('./setup.ts')>(import.meta.url);
const greeting = shop.name('Good morning');
const keeper = shop.name('Ada');
const goods = {
  bread: `sourdough ${shop.nonce}`,
  fish: `pike ${shop.nonce}`,
  fruit: `quince ${shop.nonce}`,
};
const page = (stall: keyof typeof goods) => `${greeting}! ${keeper} sells ${goods[stall]}`;

let image = '';
beforeAll(async () => {
  // A greeting and goods that nobody has read before: who shows them runs this program on this list.
  shop.edit('app/stall.mjs', (js) => js.replace('Good morning', greeting));
  for (const [stall, first] of Object.entries(goods))
    shop.edit(`app/${stall}.txt`, (list) => `${first}\n${list}`);
  ({ id: image } = await shop.build('app'));
});

test('the bread stall is open', async () => {
  const { bread } = await shop.start({ image, keeper });
  await expect(bread).toSatisfy(sells(page('bread')));
});

test('the fish stall is open', async () => {
  const { fish } = await shop.start({ image, keeper });
  await expect(fish).toSatisfy(sells(page('fish')));
});

test('the fruit stall is open', async () => {
  const { fruit } = await shop.start({ image, keeper });
  await expect(fruit).toSatisfy(sells(page('fruit')));
});

test('all three stay open', async () => {
  const { bread, fish, fruit } = await shop.start({ image, keeper });

  await Promise.all([bread, fish, fruit].map((stall) => stall.restart({ graceSeconds: 0 })));
  await expect(bread).toSatisfy(sells(page('bread'), { alone: true }));
  await expect(fish).toSatisfy(sells(page('fish'), { alone: true }));
  await expect(fruit).toSatisfy(sells(page('fruit'), { alone: true }));
});
