import { randomBytes } from 'node:crypto';
import { docs, lab, somewhereBelow, withSubDependency } from '#lab';
import { finishes, reports } from './kata.checks.ts';

const shop = lab<typeof import('./setup.ts')>(import.meta.url);
const page = 'http://localhost:8080/';
const [word, port, volume] = [shop.nonce, shop.freePort(), shop.name('guests')];
const outbox = shop.hostFolder('outbox');
const folder = shop.hostFolder('menu', { 'menu.html': 'The soup of yesterday' });
const day = async () => ({
  ...{ word, port: await port, volume },
  ...{ outbox: outbox.path, menu: folder.path },
});

/** Every container is removed, and the shop opens once more; later checks get the same. */
let morning: ReturnType<typeof shop.startAgain> | undefined;
const nextMorning = () =>
  (morning ??= shop.removeContainers().then(async () => shop.startAgain(await day())));

/** Settings that must not leave the machine: some in folders that nobody knew before. */
const settings = ['.env', 'src/.env', `${somewhereBelow('src')}/.env`, `${shop.name('till')}/.env`];
const secrets = Object.fromEntries(
  settings.map((file) => [`the key in labels/${file}`, randomBytes(16).toString('hex')]),
);

beforeAll(() => {
  for (const file of settings)
    shop.edit(`labels/${file}`, () => `KEY=${secrets[`the key in labels/${file}`]}\n`);
  // They are built while the first departments are looked at.
  void Promise.allSettled([shop.buildOnce('labels'), shop.buildOnce('desk')]);
});

test('the shop window shows its page at a published port', async () => {
  const { window } = await shop.start(await day());
  await expect(window).toAnswerOnAPublishedPort({ body: word });
});

test('the tournament board shows the match at the given port of the host', async () => {
  const { board } = await shop.start(await day());
  await expect(board).toAnswerOnTheHost(`http://127.0.0.1:${await port}/`, { body: word });
});

test('the night audit has loopback alone, and its report is in the outbox', async () => {
  const { audit } = await shop.start(await day());
  await expect(audit).toHaveOnlyLoopback();
  await expect(audit).toSatisfy(reports('report.txt', { to: outbox, word }));
});

test('orders finds stock by its name, and stock answers', async () => {
  const { orders, stock } = await shop.start(await day());
  await expect(orders).toResolve('stock', { to: stock });
  await expect(orders).toFetch('http://stock:8080/', { body: word, of: stock });
  // Both were switched off, and orders is back first.
  await stock.restartWithNewAddress(() => orders.restart({ graceSeconds: 0 }));
  await expect(orders).toResolve('stock', { to: stock });
  await expect(orders).toFetch('http://stock:8080/', { body: word, of: stock });
});

test('the guest book has its entry in the next container', async () => {
  const { book } = await shop.start(await day());
  const entry = `Ada was here, ${word}`;
  await expect(book).toServe(page, { method: 'POST', send: entry, body: entry });
  const { book: next } = await nextMorning();
  await expect(next).toServe(page, { body: entry, after: book });
});

test('the soup menu shows what was saved last', async () => {
  const { menu } = await nextMorning();
  const texts = ['leeks', 'lentils', 'peas'].map((what) => `Soup of ${what} ${word}`);
  await expect(menu).toShowAtOnce('menu.html', { of: folder, at: page, texts });
});

test('the label printer installs nothing again for a new label, and keeps its keys', async () => {
  const before = await shop.buildOnce('labels');
  const label = `plums ${word}`;
  shop.edit('labels/src/label.js', () => `export const label = '${label}';\n`);
  const after = await shop.build('labels', { nothingToInstall: true });
  await expect(after).toKeepTheInstallationOf(before, { at: `${page}installation` });
  await expect(after).toRunAndServe(page, { body: label });
  await expect(after).toHaveNoTraceOf(secrets, {
    control: { 'the label': label },
    read: docs.context,
  });
  const weights = shop.name('weights');
  shop.edit('labels/package-lock.json', withSubDependency(weights, { of: 'ms' }));
  await expect(await shop.build('labels')).toRunAndServe(`${page}packages`, { body: weights });
});

test('the order desk packs the order in hand before it ends', async () => {
  const image = await shop.buildOnce('desk');
  await expect(image).toRunAndServe(page, { body: 'The order desk is open' });
  await expect(await image.container()).toSatisfy(finishes(`cake ${word}`));
});
