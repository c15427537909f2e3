import { randomUUID } from 'node:crypto';
import { lab } from '#lab';
import { showsOnlyThePageOf } from './kata.checks.ts';

const shop = lab<typeof import('./setup.ts')>(import.meta.url);

const volume = shop.name('pictures');
const draft = `a draft ${randomUUID()}`;
const picture = `http://localhost:8080/pictures/cake-${shop.nonce}.jpg`;
const cake = `a cake ${shop.nonce}`;
const tart = `a tart ${shop.nonce}`;

/** What is made when a check first asks for it; later checks get the same. */
const once = <T>(make: () => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
};

/** Builds an image with a page of its own. The source goes on to a draft, which no image has. */
const build = async (name: string) => {
  const page = `${name} ${randomUUID()}`;
  shop.edit('app/site/index.html', () => `<h1>${page}</h1>\n`);
  const { id: image } = await shop.build('app');
  shop.edit('app/site/index.html', () => `<h1>${draft}</h1>\n`);
  return { image, page };
};
const first = once(() => build('version 1'));
const second = once(() => build('version 2'));

/** Removes the containers, and opens the site in another version. */
const change = async ({ image }: { image: string }) => {
  await shop.removeContainers();
  return (await shop.startAgain({ image, volume })).web;
};
const opened = once(async () => (await shop.start({ image: (await first()).image, volume })).web);
const updated = once(async () => {
  await opened();
  return change(await second());
});
const setBack = once(async () => {
  await updated();
  return change(await first());
});

test('version 1 shows its own page, and keeps a picture', async () => {
  const web = await opened();
  await expect(web).toSatisfy(showsOnlyThePageOf(await first(), { not: [draft] }));
  await expect(web).toServe(picture, { method: 'PUT', send: cake, body: cake });
});

test('version 2 shows its own page', async () => {
  const [web, { page }] = [await updated(), await first()];
  await expect(web).toSatisfy(showsOnlyThePageOf(await second(), { not: [page, draft] }));
});

test('the customer’s picture is still there', async () => {
  const web = await updated();
  await expect(web).toServe(picture, { body: cake, after: await opened() });
});

test('back to version 1: its page, and the picture', async () => {
  const [web, { page }] = [await setBack(), await second()];
  await expect(web).toSatisfy(showsOnlyThePageOf(await first(), { not: [page, draft] }));
  await expect(web).toServe(picture, { body: cake, after: await updated() });
});

test('version 2 has the picture that came under version 1', async () => {
  const earlier = await setBack();
  await expect(earlier).toServe(picture, { method: 'PUT', send: tart, body: tart });
  const [web, { page }] = [await change(await second()), await first()];
  await expect(web).toServe(picture, { body: tart, after: earlier });
  await expect(web).toSatisfy(showsOnlyThePageOf(await second(), { not: [page, draft] }));
});
