import { lab } from '#lab';

const shop = lab<typeof import('./setup.ts')>(import.meta.url);
const port = shop.freePort();

test('a customer on the host sees the shop window', async () => {
  const { web } = await shop.start({ nonce: shop.nonce, port: await port });
  await expect(web).toAnswerOnAPublishedPort({ body: shop.nonce });
});

test('the next morning the door opens again, whatever its number is now', async () => {
  const { web } = await shop.start({ nonce: shop.nonce, port: await port });
  await web.restart();
  await expect(web).toAnswerOnAPublishedPort({ body: shop.nonce });
});
