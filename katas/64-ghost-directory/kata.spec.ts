import { join } from 'node:path';
import { lab } from '#lab';
import { holdsOnly, isAlone, namesTheFile } from './kata.checks.ts';

const lane = lab<typeof import('./setup.ts')>(import.meta.url);
const page = 'http://localhost:8080/';
const morning = `Good morning, ${lane.nonce}`;
const evening = `Good evening, ${lane.nonce}`;
const settings = (greeting: string) => JSON.stringify({ greeting });

const [file, other] = [`${lane.name('shop')}.json`, join(lane.name('next-door'), 'shop.json')];
const folder = lane.hostFolder('settings', { [file]: settings(morning) });
const missing = join(folder.path, other);

const open = () => lane.start({ settings: join(folder.path, file) });
let refusal: Promise<string | null> | undefined;
const openWithout = () => (refusal ??= lane.refusalOf({ settings: missing }));

test('with its file the shop opens', async () => {
  const { shop } = await open();
  await expect(shop).toServe(page, { body: morning });
});

test('an edit of the file is seen at once', async () => {
  const { shop } = await open();
  folder.overwrite(file, settings(evening));
  await expect(shop).toServe(page, { body: evening });
});

test('a missing file is an error', async () => {
  await open();
  await expect(await openWithout()).toSatisfy(namesTheFile(missing));
});

test('and nothing was made on the host', async () => {
  await open();
  await openWithout();
  await expect(folder).toSatisfy(holdsOnly([file]));
});

test('no container of that try is left', async () => {
  const { shop } = await open();
  await openWithout();
  await expect(shop).toSatisfy(isAlone);
});
