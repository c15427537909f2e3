import { lab } from '#lab';

const shop = lab(import.meta.url);

const page = 'http://localhost:8080/';
const env = { WORD: shop.nonce };
const greeting = shop.name('Good morning from counter');
const body = `${greeting}! The word of the day is ${shop.nonce}.`;

/** Your image. */
const image = () => shop.buildOnce('app', { maxSeconds: 20 });

beforeAll(() => {
  // A greeting that nobody has read before: who says it was built from this file.
  shop.edit('app/server.js', (js) => js.replace('Good morning', greeting));
});

test('the image builds', async () => {
  expect(await image()).toBeDefined();
});

test('the shop says good morning', async () => {
  await expect(await image()).toRunAndServe(page, { body }, { env });
});

test('and again after a restart', async () => {
  const container = await (await image()).container(env);
  await container.restart({ graceSeconds: 0 });
  await expect(await image()).toRunAndServe(page, { body }, { env });
});
