import { randomUUID } from 'node:crypto';
import { lab } from '#lab';

const shop = lab<typeof import('./setup.ts')>(import.meta.url);

const login = { user: 'shop', password: shop.nonce, database: 'corner_shop' };
// No setup is told of it.
const order = { number: randomUUID(), item: `${randomUUID()} lemons` };
const sent = {
  method: 'POST',
  path: '/orders',
  send: JSON.stringify(order),
  status: 201,
  body: order.number,
};
const read = { path: `/orders/${order.number}`, body: order.item };

// It takes them a moment to come by.
const [one, another] = [shop.bystander(), shop.bystander()];

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
  await expect(web).toAnswerByAsking([{ container: db, port: 5432 }], sent);
});

test('the second read of an order comes from Redis', async () => {
  const { web, cache } = await shop.start({ image, login });
  // Whoever is ready first: from here on Redis is.
  await shop.redis(cache, 'PING');
  await expect(web).toAnswerOnAPublishedPort(sent);
  await expect(web).toAnswerOnAPublishedPort(read);
  const again = () => expect(web).toAnswerOnAPublishedPort(read);
  await expect(cache).toCountAHit(again, { by: web, about: order.number });
  await expect(web).toAnswerByAsking([{ container: cache, port: 6379 }], read);
});

test('only this machine can call the shop', async () => {
  const { web } = await shop.start({ image, login });
  await expect(web).toBePublishedOnLoopbackOnly();
  await expect(web).toAnswerOnLoopbackOnly(read);
});

test('no port of the host leads to PostgreSQL or Redis', async () => {
  await shop.start({ image, login });
  await expect(shop).toPublishNoServer('PostgreSQL');
  await expect(shop).toPublishNoServer('Redis');
});

test('passers-by on the default network reach neither', async () => {
  const { web, db, cache } = await shop.start({ image, login });
  const [first, second] = await Promise.all([one, another]);
  await Promise.all([
    expect(db).toBeReachedByNobodyBut([web, cache], {
      ...{ port: 5432, control: db, strangers: [first] },
    }),
    expect(cache).toBeReachedByNobodyBut([web, db], {
      ...{ port: 6379, control: cache, strangers: [second] },
    }),
  ]);
  await Promise.all([
    expect(first).toFindNoServer('PostgreSQL'),
    expect(second).toFindNoServer('Redis'),
  ]);
  await expect(web).toAnswerAlone({ beside: [db, cache] });
});
