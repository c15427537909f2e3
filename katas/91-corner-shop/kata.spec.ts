import { lab } from '#lab';

const shop = lab<typeof import('./setup.ts')>(import.meta.url);

const login = { user: 'shop', password: shop.nonce, database: 'corner_shop' };
const order = { number: shop.nonce, item: 'three lemons' };
const sent = {
  method: 'POST',
  path: '/orders',
  send: JSON.stringify(order),
  status: 201,
  body: shop.nonce,
};
const read = { path: `/orders/${order.number}`, body: order.item };

// It takes them a moment to come by.
const [one, another] = [shop.passerBy(), shop.passerBy()];

let image = '';
beforeAll(async () => {
  ({ id: image } = await shop.build('app'));
});

test('PostgreSQL lets the shop in', async () => {
  const { db } = await shop.start({ image, login });
  const sql = 'SELECT current_user AS name';
  await expect(db).toAnswerQuery(login, sql, [{ name: login.user }], { explainedBy: db });
});

test('an order is stored in PostgreSQL', async () => {
  const { web, db } = await shop.start({ image, login });
  const sql = `SELECT item FROM orders WHERE number = '${order.number}'`;
  await expect(web).toAnswerOnAPublishedPort(sent);
  await expect(db).toAnswerQuery(login, sql, [{ item: order.item }], { explainedBy: web });
});

test('the second read of an order comes from Redis', async () => {
  const { web, cache } = await shop.start({ image, login });
  // Whoever is ready first: from here on Redis is.
  await shop.redis(cache, 'PING');
  await expect(web).toAnswerOnAPublishedPort(sent);
  await expect(web).toAnswerOnAPublishedPort(read);
  const again = () => expect(web).toAnswerOnAPublishedPort(read);
  await expect(cache).toCountAHit(again, { by: web, about: order.number });
});

test('only this machine can call the shop', async () => {
  const { web } = await shop.start({ image, login });
  await expect(web).toBePublishedOnLoopbackOnly();
});

test('no port of the host leads to PostgreSQL or Redis', async () => {
  await shop.start({ image, login });
  await expect(shop).toOpenNoDoorTo('PostgreSQL');
  await expect(shop).toOpenNoDoorTo('Redis');
});

test('passers-by on the default network reach neither', async () => {
  const { db, cache } = await shop.start({ image, login });
  await Promise.all([
    expect(await one).toReachNoAddressOf(db, { port: 5432, control: db }),
    expect(await another).toReachNoAddressOf(cache, { port: 6379, control: cache }),
  ]);
});
