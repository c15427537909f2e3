import { lab } from '#lab';

const shop = lab(import.meta.url);

beforeAll(() => {
  shop.edit('app/drafts/tomorrow.html', () => `not yet: ${shop.nonce}\n`);
});

// TODO: checks that look only at what the builder gets. docs/authors.md lists the matchers; kata 77
// is a model.
test('every page is sent', async () => {
  await expect(shop.context('app')).toSend(['pages/index.html']);
});

test('no draft is sent', async () => {
  await expect(shop.context('app')).toSendNothingOf('drafts');
});
