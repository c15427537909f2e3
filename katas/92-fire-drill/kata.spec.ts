import { randomUUID } from 'node:crypto';
import { docs, lab } from '#lab';
import { keepsNoneOf } from './kata.checks.ts';

const shop = lab<typeof import('./setup.ts')>(import.meta.url);
const page = 'http://localhost:8080';
const grace = { graceSeconds: 5 };
shop.watchProcesses();

const anOrder = () => ({ number: randomUUID(), item: `${randomUUID()} rolls` });
const aSession = () => ({ id: randomUUID(), customer: `Ada ${randomUUID()}` });
const [order, lastOrder, session, another] = [anOrder(), anOrder(), aSession(), aSession()];
const post = (sent: object, body: string) => ({ method: 'POST', send: JSON.stringify(sent), body });

const token = randomUUID().replaceAll('-', '');
const setting = `SETTING_${shop.nonce}`;
beforeAll(() => {
  shop.edit('app/.env', () => `SHOP_TOKEN=${token}\n`);
  shop.edit('app/.env.example', (text) => `${text}${setting}=\n`);
});

const login = { user: 'shop', password: shop.nonce, database: 'corner_shop' };
// Where the orders may be kept.
const volume = shop.volumeToBe('orders');
const folder = shop.ownedFolder('orders');
const image = () => shop.buildOnce('app');
const input = async () => ({
  image: (await image()).id,
  ...{ login, volume: volume.name, folder: (await folder).path },
});

/** The shop on its first day. */
const open = async () => shop.start(await input());

/** The shop after the fire: every container is removed, with its anonymous volumes. */
let reopened: ReturnType<typeof shop.startAgain> | undefined;
const openAgain = async () => {
  await open();
  reopened ??= shop.removeContainers().then(async () => shop.startAgain(await input()));
  return reopened;
};

test('the shop takes an order, and knows its customers', async () => {
  const { web, db, cache } = await open();
  // The database may still be in the making; until it is, Redis has had the time as well.
  await shop.sql(db, login, 'SELECT 1');
  await expect(web).toServe(`${page}/orders`, post(order, `packed: ${order.item}`));
  await expect(web).toServe(`${page}/orders/${order.number}`, { body: order.item });
  await expect(web).toServe(`${page}/sessions`, post(session, session.customer));
  const known = { of: cache, port: 6379, body: session.customer };
  await expect(web).toPassOn(`${page}/sessions/${session.id}`, known);
});

test('the last order is finished', async () => {
  const { web } = await open();
  await expect(web).toFinishWhenStopped(`${page}/orders`, {
    ...post({ ...lastOrder, seconds: 2 }, `packed: ${lastOrder.item}`),
    underWay: `packing ${lastOrder.number}`,
    lastWords: `drained after ${lastOrder.item}`,
    ...grace,
  });
  await expect(web).toStopWith(0, grace);
});

test('a new price, nothing installed anew', async () => {
  const before = await image();
  shop.edit('app/src/prices.js', () => `export const price = '${shop.nonce}';\n`);
  const after = await shop.build('app', { nothingToInstall: true });
  await expect(after).toKeepTheInstallationOf(before, { at: `${page}/installation` });
  await expect(after).toRunAndServe(`${page}/`, { body: `bread ${shop.nonce}` });
});

test('orders outlive the fire', async () => {
  const { db: before } = await open();
  const { web, db } = await openAgain();
  const sql = `SELECT item FROM orders WHERE number = '${order.number}'`;
  await expect(db).toAnswerQuery(login, sql, [{ item: order.item }], { after: before });
  await expect(web).toServe(`${page}/orders/${order.number}`, { body: order.item });
});

test('sessions do not', async () => {
  const { web } = await openAgain();
  await expect(web).toServe(`${page}/sessions`, post(another, another.customer));
  await expect(web).toServe(`${page}/sessions/${another.id}`, { body: another.customer });
  const gone = { status: 404, body: 'there is nothing here' };
  await expect(web).toServe(`${page}/sessions/${session.id}`, gone);
});

test('nothing is left lying about', async () => {
  await openAgain();
  await shop.removeContainers();
  await expect(shop).toLeaveNoVolume();
  const sessions = [session.customer, another.customer];
  await expect({ volume, folder: await folder }).toSatisfy(
    keepsNoneOf(sessions, { butHas: order.item }),
  );
});

test('the token is in no layer', async () => {
  const control = { 'the list of settings': setting };
  const options = { control, read: docs.context };
  await expect(await image()).toHaveNoTraceOf({ 'the token': token }, options);
});
