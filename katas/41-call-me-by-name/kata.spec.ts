import { lab } from '#lab';

const shop = lab<typeof import('./setup.ts')>(import.meta.url);

test('orders finds inventory by name', async () => {
  const { orders, inventory } = await shop.start({ nonce: shop.nonce });
  await expect(orders).toResolve('inventory', { to: inventory });
  await expect(orders).toFetch('http://inventory:8080/', { body: shop.nonce });
});

test('the name still answers after inventory came back with another address', async () => {
  const { orders, inventory } = await shop.start({ nonce: shop.nonce });
  await inventory.comeBackElsewhere();
  await expect(orders).toResolve('inventory', { to: inventory });
  await expect(orders).toFetch('http://inventory:8080/', { body: shop.nonce });
});
