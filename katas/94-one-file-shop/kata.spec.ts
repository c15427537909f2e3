import { randomUUID } from 'node:crypto';
import { lab } from '#lab';
import { findsNoOther, isOnANetworkWithout, whoSharesNoneWith } from './kata.checks.ts';

const corner = lab<typeof import('./setup.ts')>(import.meta.url);

const project = corner.name('shop');
const login = { user: 'shop', password: corner.nonce, database: 'shop' };
// No setup is told of it.
const order = { number: randomUUID(), item: `${randomUUID()} lemons` };
const sent = {
  method: 'POST',
  path: '/orders',
  send: JSON.stringify(order),
  status: 201,
  body: order.number,
};
const path = `/orders/${order.number}`;
const read = { path, body: order.item };
const stored = `SELECT item FROM orders WHERE number = '${order.number}'`;

// It takes it a moment to come by.
const stranger = corner.bystander();

let settings = { IMAGE: '', PASSWORD: login.password };
beforeAll(async () => {
  const { id: IMAGE } = await corner.build('app');
  settings = { ...settings, IMAGE };
});

/** The project, brought up once for all checks. */
const services = async () => {
  const { shop } = await corner.start({ project, settings });
  return shop.services('web', 'db', 'cache');
};

test('an order is stored in PostgreSQL', async () => {
  const { web, db } = await services();
  // From here on it is ready.
  await corner.sql(db, login, 'SELECT 1');
  await expect(web).toAnswerOnAPublishedPort(sent);
  await expect(db).toAnswerQuery(login, stored, [{ item: order.item }], { explainedBy: web });
  await expect(web).toAnswerByAsking([{ container: db, port: 5432 }], sent);
});

test('the second read of an order comes from Redis', async () => {
  const { web, cache } = await services();
  await corner.redis(cache, 'PING');
  await expect(web).toAnswerOnAPublishedPort(sent);
  await expect(web).toAnswerOnAPublishedPort(read);
  const again = () => expect(web).toAnswerOnAPublishedPort(read);
  await expect(cache).toCountAHit(again, { by: web, about: order.number });
  await expect(web).toAnswerByAsking([{ container: cache, port: 6379 }], read);
});

test('only this machine can call the shop', async () => {
  const { web } = await services();
  await expect(web).toBePublishedOnLoopbackOnly();
  await expect(web).toAnswerOnLoopbackOnly(read);
  await expect(corner).toPublishNoServer('PostgreSQL');
  await expect(corner).toPublishNoServer('Redis');
});

test('customers reach web, and neither db nor cache', async () => {
  const { web, db, cache } = await services();
  await expect(web).toSatisfy(isOnANetworkWithout([db, cache]));
  const customers = await whoSharesNoneWith([db, cache], await corner.bystandersOn(web));
  const strangers = [...customers, await stranger];
  await Promise.all(
    customers.map((one) => expect(one).toFetch(`http://web:8080${path}`, { body: order.item })),
  );
  await expect(db).toBeReachedByNobodyBut([web, cache], { port: 5432, control: db, strangers });
  await expect(cache).toBeReachedByNobodyBut([web, db], { port: 6379, control: cache, strangers });
  for (const one of strangers) {
    await expect(one).toFindNoServer('PostgreSQL');
    await expect(one).toFindNoServer('Redis');
  }
  await expect(web).toAnswerAlone({ beside: [db, cache] });
});

test('another shop of the same file stands beside it', async () => {
  const { web, db } = await services();
  const theirs = { ...login, password: randomUUID() };
  const { shop } = await corner.startAgain({
    project: corner.name('other'),
    settings: { ...settings, PASSWORD: theirs.password },
  });
  const other = await shop.services('web', 'db');
  await corner.sql(other.db, theirs, 'SELECT 1');
  await expect(web).toSatisfy(findsNoOther('db', { than: db }));
  await expect(other.web).toSatisfy(findsNoOther('db', { than: other.db }));
  const nothing = { path, status: 404, body: `there is no order ${order.number}` };
  await expect(other.web).toAnswerOnAPublishedPort(nothing);
  await expect(web).toAnswerOnAPublishedPort(read);
});

test('an order outlives docker compose down', async () => {
  const { db: before } = await services();
  // What it has mounted, for whoever reads that it is gone.
  await before.describeMounts();
  const { shop } = await corner.startAgain({ project, settings, downFirst: true });
  const { web, db } = await shop.services('web', 'db');
  await expect(db).toAnswerQuery(login, stored, [{ item: order.item }], { after: before });
  await expect(web).toAnswerOnAPublishedPort(read);
});
