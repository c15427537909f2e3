import { lab } from '#lab';

const shop = lab<typeof import('./setup.ts')>(import.meta.url);

// TODO: checks that look only at what the engine and the containers show. docs/authors.md lists the
// matchers; kata 41 is the model.
test('web says the word that it was given', async () => {
  const { web } = await shop.start({ nonce: shop.nonce });
  await expect(web).toServe('http://localhost:8080/', { body: shop.nonce });
});

test('it says it after a restart as well', async () => {
  const { web } = await shop.start({ nonce: shop.nonce });
  await web.restart();
  await expect(web).toServe('http://localhost:8080/', { body: shop.nonce });
});
