import { lab } from '#lab';

const shop = lab(import.meta.url);

// What `npm install` leaves on a developer’s machine, in programs old and new.
const installed = [
  'node_modules/ms/index.js',
  'node_modules/@shop/till/node_modules/ms/index.js',
  'tools/labels/node_modules/ms/index.js',
  `tools/${shop.name('scales')}/node_modules/ms/index.js`,
  `${shop.name('stock')}/cellar/shelves/left/top/boxes/count/node_modules/ms/index.js`,
];

beforeAll(() => {
  const elsewhere = () => "throw new Error('this was installed for another machine');\n";
  for (const file of installed) shop.edit(`app/${file}`, elsewhere);
  shop.edit('app/src/modules/prices.js', () => `export const offer = 'bread, ${shop.nonce}';\n`);
});

test('all that the image is built from is sent', async () => {
  await expect(shop.context('app')).toSend([
    'package.json',
    'package-lock.json',
    'src/server.js',
    'src/modules/prices.js',
    'tools/labels/package.json',
    'tools/labels/package-lock.json',
    'tools/labels/label.js',
  ]);
});

test('nothing that npm installed is sent, from whatever depth', async () => {
  await expect(shop.context('app')).toSendNothingOf('node_modules');
});

test('the image is built, and the shop window shows today’s offer', async () => {
  const image = await shop.build('app');
  await expect(image).toRunAndServe('http://localhost:8080/', { body: shop.nonce });
});
