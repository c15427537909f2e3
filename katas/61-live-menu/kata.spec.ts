import { lab } from '#lab';

const shop = lab<typeof import('./setup.ts')>(import.meta.url);

const menu = shop.hostFolder('menu', { 'menu.html': 'The soup of yesterday' });

test('web serves the menu', async () => {
  const { web } = await shop.start({ menu: menu.path });
  await expect(web).toServe('http://localhost:8080/', { body: 'The soup of yesterday' });
});

test('a new menu in the folder is served at once', async () => {
  const { web } = await shop.start({ menu: menu.path });
  menu.replace('menu.html', `Soup ${shop.nonce}`);
  await expect(web).toServe('http://localhost:8080/', { body: `Soup ${shop.nonce}` });
});

test('what web writes down is in the folder as well', async () => {
  const { web } = await shop.start({ menu: menu.path });
  const order = `Two of soup ${shop.nonce}`;
  await expect(web).toServe('http://localhost:8080/', {
    method: 'POST',
    send: order,
    body: 'noted',
  });
  await expect(menu).toHold('orders.txt', { text: order, writtenBy: web });
});
