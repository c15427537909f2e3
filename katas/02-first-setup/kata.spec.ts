import { docs, lab } from '#lab';

const shop = lab<typeof import('./setup.ts')>(import.meta.url);
const wanted = { body: shop.nonce, read: docs.environment };

test('the sign says the word of the day', async () => {
  const { sign } = await shop.start({ word: shop.nonce });
  await expect(sign).toAnswerOnAPublishedPort(wanted);
});

test('it is the container’s own word', async () => {
  const { sign } = await shop.start({ word: shop.nonce });
  await sign.restart({ graceSeconds: 0 });
  await expect(sign).toAnswerOnAPublishedPort({ ...wanted, alone: true });
});
