import { archiveOf, lab } from '#lab';
import { belongsTo, drawnStock, holds } from './kata.checks.ts';

const shop = lab(import.meta.url);
const page = 'http://localhost:8080/';
shop.watchProcesses();

// Goods and shelves that are others in every run, and do not get smaller when they are packed.
const stock = drawnStock(shop.nonce);
const supplier = { name: `supplier-${shop.nonce}`, id: 4711 };

/** The stock as it was delivered, and as files: all that there is, twice. */
const yardstick = () => shop.controlImage('yardstick', 'yardstick.Dockerfile');

/** Your image, and that one. */
const images = () => Promise.all([shop.buildOnce('app'), yardstick()]);

beforeAll(async () => {
  const archive = await archiveOf(stock, { in: 'stock', owner: supplier });
  for (const folder of ['app', 'yardstick']) shop.edit(`${folder}/stock.tar`, () => archive);
  for (const [file, text] of Object.entries(stock))
    shop.edit(`yardstick/stock/${file}`, () => text);
  void yardstick();
});

test('the till works, and the stock belongs to node, who runs it', async () => {
  const image = await shop.buildOnce('app');
  const sale = `bread ${shop.nonce}`;
  await expect(image).toRunAndServe(page, { method: 'POST', send: sale, body: `sold ${sale}` });
  await expect(await image.container()).toHaveNoProcessOfRoot();
  await expect(image).toSatisfy(belongsTo(1000, '/shop/stock'));
});

test('the archive is in no layer', async () => {
  const [image, yardstick] = await images();
  const texts = [supplier.name];
  await expect(image).toHaveInNoLayer(['**/stock.tar'], { control: yardstick, texts });
});

test('the image carries the stock once', async () => {
  const [image, yardstick] = await images();
  await expect(image).toAddAtMost(0.65, { of: yardstick });
});

test('and all of it', async () => {
  await expect(await shop.buildOnce('app')).toSatisfy(holds(stock, '/shop/stock'));
});
