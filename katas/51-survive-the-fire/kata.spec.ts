import { lab } from '#lab';

const shop = lab<typeof import('./setup.ts')>(import.meta.url);

const input = { volume: shop.name('guests') };
const page = 'http://localhost:8080/';
const entry = `Ada was here, ${shop.nonce}`;

let opening: ReturnType<typeof shop.startAgain> | undefined;
const openAnother = () => (opening ??= shop.startAgain({ volume: shop.name('another') }));

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
  // For the check after this one: it opens meanwhile.
  void openAnother();
  await expect(next).toServe(page, { body: entry, after: book });
});

test('another book is empty', async () => {
  const { book: another } = await openAnother();
  await expect(another).toServe(page, { body: 'Nobody has written anything yet' });
});
