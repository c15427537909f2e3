import { lab } from '#lab';

const shop = lab<typeof import('./setup.ts')>(import.meta.url);

const input = { volume: shop.name('guests') };
const page = 'http://localhost:8080/';
const entry = `Ada was here, ${shop.nonce}`;

test('a guest writes into the book', async () => {
  const { book } = await shop.start(input);
  await expect(book).toServe(page, { method: 'POST', send: entry, body: entry });
  await expect(book).toServe(page, { body: entry });
});

test('it survives a restart', async () => {
  const { book } = await shop.start(input);
  await book.restart({ graceSeconds: 0 });
  await expect(book).toServe(page, { body: entry });
});

test('the guest book outlives its container', async () => {
  const { book } = await shop.start(input);
  await shop.removeContainers();
  const { book: next } = await shop.startAgain(input);
  await expect(next).toServe(page, { body: entry, after: book });
});

test('another book is empty', async () => {
  const { book: another } = await shop.startAgain({ volume: shop.name('another') });
  await expect(another).toServe(page, { body: 'Nobody has written anything yet' });
});
