import { lab } from '#lab';
import { refusesToWrite, sharesItsPricesWith } from './kata.checks.ts';

const shop = lab<typeof import('./setup.ts')>(import.meta.url);

const input = { volume: shop.name('prices') };
const page = 'http://localhost:8080/';

test('what the editor writes the board shows', async () => {
  const { editor, board } = await shop.start(input);
  for (const fruit of ['apples', 'pears', 'plums']) {
    const price = `${fruit}: ${shop.nonce}`;
    await expect(editor).toServe(page, { method: 'POST', send: price, body: price });
    await expect(board).toServe(page, { body: price });
  }
  await expect(board).toSatisfy(sharesItsPricesWith(editor));
});

test('the board cannot write', async () => {
  const { editor, board } = await shop.start(input);
  await expect(board).toSatisfy(refusesToWrite({ control: editor }));
});

test('it cannot write after a restart either', async () => {
  const { editor, board } = await shop.start(input);
  await board.restart({ graceSeconds: 0 });
  await expect(board).toServe(page, { body: shop.nonce });
  await expect(board).toSatisfy(refusesToWrite({ control: editor }));
});

test('the editor still writes', async () => {
  const { editor, board } = await shop.start(input);
  const price = `quinces: ${shop.nonce}`;
  await expect(editor).toServe(page, { method: 'POST', send: price, body: price });
  await expect(board).toServe(page, { body: price });
});
