import { lab } from '#lab';
import { answeredByItself, nobodyAt } from './kata.checks.ts';

const shop = lab<typeof import('./setup.ts')>(import.meta.url);
const port = shop.freePort();

test('players on the host join from their own addresses', async () => {
  const { game } = await shop.start({ nonce: shop.nonce, port: await port });
  const lobby = `http://127.0.0.1:${await port}/`;
  for (const player of ['127.0.0.1', '127.0.0.2']) {
    const joined = `${player} joined ${shop.nonce}`;
    await expect(game).toAnswerOnTheHost(lobby, { from: player, body: joined });
  }
  await expect(game).toSatisfy(answeredByItself(lobby, { body: `127.0.0.1 joined ${shop.nonce}` }));
});

test('the game server stands in the host’s network, and no port is mapped', async () => {
  const { game } = await shop.start({ nonce: shop.nonce, port: await port });
  await expect(game).toShareTheHostsNetwork();
  await expect(game).toPublishNothing();
});

test('after a power cut the match goes on at the same place', async () => {
  const { game } = await shop.start({ nonce: shop.nonce, port: await port });
  const lobby = `http://127.0.0.1:${await port}/`;
  await game.kill();
  await expect(game).toSatisfy(nobodyAt(lobby));
  await game.start();
  await expect(game).toAnswerOnTheHost(lobby, { body: `127.0.0.1 joined ${shop.nonce}` });
});
