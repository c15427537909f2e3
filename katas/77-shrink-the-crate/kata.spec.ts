import { deepBelow, leftByNpm, lab, somewhereBelow } from '#lab';

const shop = lab(import.meta.url);

// Where somebody ran `npm install` on a developer’s machine: in every folder that there is, and in new
// ones a few steps and many steps below, each called otherwise in every run.
const old = ['.', 'src', 'src/modules', 'tools', 'tools/labels'];
const below = ['src', 'src/modules', 'tools', 'tools/labels', shop.name('stock')];
const programs = [...old, ...below.map(somewhereBelow), ...below.map(deepBelow)];

beforeAll(() => {
  const elsewhere = () => "throw new Error('this was installed for another machine');\n";
  for (const file of leftByNpm(programs, { with: shop.name('scanner') }))
    shop.edit(`app/${file}`, elsewhere);
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
