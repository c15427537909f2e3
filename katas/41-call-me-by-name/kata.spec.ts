import { lab } from '#lab';

const shop = lab<typeof import('./setup.ts')>(import.meta.url);

test('orders finds inventory by name', async () => {
  const { orders, inventory } = await shop.start({ nonce: shop.nonce });
  await expect(orders).toResolve('inventory', { to: inventory });
  await expect(orders).toFetch('http://inventory:8080/', { body: shop.nonce, of: inventory });
});

test('the name still answers after inventory came back with another address', async () => {
  const { orders, inventory } = await shop.start({ nonce: shop.nonce });
  // Both were switched off, and orders is back first.
  await inventory.restartWithNewAddress(() => orders.restart({ graceSeconds: 0 }));
  await expect(orders).toResolve('inventory', { to: inventory });
  await expect(orders).toFetch('http://inventory:8080/', { body: shop.nonce, of: inventory });
});
