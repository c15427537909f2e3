import { lab } from '#lab';

const shop = lab<typeof import('./setup.ts')>(import.meta.url);
const port = shop.freePort();

test('a player on the host joins from their own address', async () => {
  const { game } = await shop.start({ nonce: shop.nonce, port: await port });
  const lobby = `http://127.0.0.1:${await port}/`;
  await expect(game).toAnswerOnTheHost(lobby, { body: `127.0.0.1 joined ${shop.nonce}` });
});

test('the game server stands in the host’s network, and no port is mapped', async () => {
  const { game } = await shop.start({ nonce: shop.nonce, port: await port });
  await expect(game).toShareTheHostsNetwork();
  await expect(game).toPublishNothing();
});

test('after a power cut the match goes on at the same place', async () => {
  const { game } = await shop.start({ nonce: shop.nonce, port: await port });
  const lobby = `http://127.0.0.1:${await port}/`;
  await game.restart({ graceSeconds: 0 });
  await expect(game).toAnswerOnTheHost(lobby, { body: `127.0.0.1 joined ${shop.nonce}` });
});
