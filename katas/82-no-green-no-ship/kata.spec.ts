import { randomInt } from 'node:crypto';
import { lab } from '#lab';
import { testOf } from './kata.checks.ts';

const shop = lab(import.meta.url);
const ask = (basket: string) => `http://localhost:8080/Ada?${basket}`;

// Prices and baskets that are others in every run.
const [roll, cake, bread] = [randomInt(1000, 9000), randomInt(2000, 9000), randomInt(1000, 9000)];
const loaves = randomInt(1000, 9000);
const price = (thing: string, is: number) =>
  shop.edit('app/src/basket.js', (js) => js.replace(RegExp(`${thing}: \\d+`), `${thing}: ${is}`));

/** Your image, as the program is at first: where it cannot be built, no other build is waited for. */
const image = () => shop.buildOnce('app');

/** An image that holds everything, as it was handed out. */
const yardstick = () => shop.controlImage('app', 'yardstick.Dockerfile');

beforeAll(() => {
  void yardstick();
  price('roll', roll);
});

test('the till sells', async () => {
  await expect(await image()).toRunAndServe(ask('roll=7'), { body: `Ada pays ${7 * roll} cents` });
});

test('a broken test stops the build', async () => {
  await image();
  shop.edit('app/test/basket.test.js', (js) => js + testOf(loaves));
  const because = 'a test of app/test/basket.test.js is broken';
  const words = `${loaves} loaves cost ${320 * loaves} cents`;
  await expect(await shop.tryBuild('app')).toFailSaying(words, { because });
});

test('a broken program stops it as well', async () => {
  await image();
  shop.edit('app/test/basket.test.js', (js) => js.replace(testOf(loaves), ''));
  price('cake', cake);
  const because = 'app/src/basket.js has another price than app/test/receipt.test.js';
  const words = `pays ${cake} cents`;
  await expect(await shop.tryBuild('app')).toFailSaying(words, { because });
});

test('mended, it is built and sells', async () => {
  await image();
  price('bread', bread);
  shop.edit('app/test/basket.test.js', (js) => js.replace('640', `${2 * bread}`));
  shop.edit('app/test/receipt.test.js', (js) => js.replace('1250', `${cake}`));
  const body = `Ada pays ${3 * bread + cake} cents`;
  await expect(await shop.build('app')).toRunAndServe(ask('bread=3&cake=1'), { body });
});

test('no test goes on board', async () => {
  const [shipped, control] = await Promise.all([image(), yardstick()]);
  const files = ['**/*.test.js', '**/node_modules/nanoid/**'];
  const texts = [
    "import { total } from '../src/basket.js'",
    "import { receipt } from '../src/receipt.js'",
    'useandom-26T198340PX75pxJACKVERYMINDBUSHWOLF',
  ];
  await expect(shipped).toHaveInNoLayer(files, { control, texts });
});
