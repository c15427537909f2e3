import { randomUUID } from 'node:crypto';
import { lab } from '#lab';

const shop = lab(import.meta.url);
const page = 'http://localhost:8080/';
const grace = { graceSeconds: 5 };
shop.watchProcesses();

/** Your image, and the container that runs it. */
const image = () => shop.buildOnce('app');
const env = { WORD: `good morning ${shop.nonce}` };
const oven = async () => (await image()).container(env);

test('the oven is lit, and says so in its log', async () => {
  await expect(await image()).toRunAndServe(page, { body: env.WORD }, { env });
  await expect(await oven()).toLog(`open: ${env.WORD}`);
});

test('it finishes the order in hand', async () => {
  // The program alone knows what was ordered: it says so at its end, and not before.
  const order = `cake for Ada ${randomUUID()}`;
  await expect(await oven()).toFinishWhenStopped(page, {
    ...{ method: 'POST', send: order, body: `fresh from the oven: ${order}` },
    ...{ underWay: 'baking an order', lastWords: `drained after ${order}`, ...grace },
  });
});

test('it ends with exit code 0, within the grace', async () => {
  await expect(await oven()).toStopWith(0, grace);
});

test('so does one that is stopped as soon as it is open', async () => {
  const env = { WORD: `good evening ${shop.nonce}` };
  const another = await (await image()).container(env);
  await expect(another).toLog(`open: ${env.WORD}`);
  await expect(another).toStopWith(0, grace);
});
