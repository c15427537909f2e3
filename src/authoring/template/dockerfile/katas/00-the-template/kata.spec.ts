import { lab } from '#lab';

const shop = lab(import.meta.url);

beforeAll(() => {
  shop.edit('app/word.txt', () => shop.nonce);
});

// TODO: checks that look only at what the builder and the containers show. docs/authors.md lists the
// matchers; kata 71 is a model.
test('a container of the image says the word', async () => {
  const image = await shop.buildOnce('app');
  await expect(image).toRunAndServe('http://localhost:8080/', { body: shop.nonce });
});
