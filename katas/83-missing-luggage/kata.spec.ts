import { lab } from '#lab';
import { writesWhereNobodyElseMay } from './kata.checks.ts';

const shop = lab(import.meta.url);
const page = (path: string) => `http://localhost:8080${path}`;
const bread = `bread ${shop.nonce}`;
shop.watchProcesses();

/** Your image, and the shop: a container that runs it. */
const image = () => shop.buildOnce('app');
const counter = async () => (await image()).container();

/** What the first stage makes, on its own. */
const workshop = () => shop.controlImage('app', 'workshop.Dockerfile');

beforeAll(() => {
  void workshop();
  // Your image is built of a program and a stock that nobody has seen before.
  shop.edit('app/src/shop.mjs', (mjs) => mjs.replace('at the counter', `counter ${shop.nonce}`));
  shop.edit('app/src/stock.txt', (stock) => stock.replace('bread 3.20', bread));
});

test('the shop answers', async () => {
  const body = `Welcome to the Corner Shop, counter ${shop.nonce}`;
  await expect(await image()).toRunAndServe(page('/'), { body });
});

test('its process is not root', async () => {
  await expect(await counter()).toHaveNoProcessOfRoot();
});

test('it writes a receipt beside itself, where nobody else may', async () => {
  await expect(await counter()).toSatisfy(writesWhereNobodyElseMay(bread, page('/receipts')));
});

test('a relative path leads to its stock', async () => {
  await expect(await image()).toRunAndServe(page('/stock'), { body: bread });
});

test('the tools of the build stage are in no layer', async () => {
  const [image, control] = await Promise.all([shop.buildOnce('app'), workshop()]);
  const texts = ['function packTheShelves('];
  await expect(image).toHaveInNoLayer(['**/tools/pack.mjs'], { control, texts });
});
