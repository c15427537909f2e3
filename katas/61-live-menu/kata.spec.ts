import { lab } from '#lab';

const shop = lab<typeof import('./setup.ts')>(import.meta.url);

const menu = shop.hostFolder('menu', { 'menu.html': 'The soup of yesterday' });
const page = 'http://localhost:8080/';

test('web serves the menu', async () => {
  const { web } = await shop.start({ menu: menu.path });
  await expect(web).toShow('menu.html', { of: menu, at: page });
});

test('a new menu in the folder is served at once', async () => {
  const { web } = await shop.start({ menu: menu.path });
  const texts = ['carrots', 'leeks', 'lentils', 'onions', 'peas'].map(
    (what) => `Soup of ${what} ${shop.nonce}`,
  );
  await expect(web).toShowAtOnce('menu.html', { of: menu, at: page, texts });
});

test('what web writes down is in the folder as well', async () => {
  const { web } = await shop.start({ menu: menu.path });
  const order = `Two of soup ${shop.nonce}`;
  await expect(web).toServe(page, { method: 'POST', send: order, body: 'noted' });
  await expect(menu).toHold('orders.txt', { text: order, writtenBy: web });
});
