import { randomBytes } from 'node:crypto';
import { docs, lab, somewhereBelow } from '#lab';

const shop = lab(import.meta.url);
const web = 'http://localhost:8080/';
const drawn = () => randomBytes(16).toString('hex');

/** Files that must not leave the machine: half of them have names that nobody knew before. */
const files = [
  '.env',
  'src/.env',
  'deploy/shop.pem',
  `docs/${shop.name('plan')}.pem`,
  `${shop.name('till')}/.env`,
  `${somewhereBelow('src')}/.env.${shop.name('spring')}`,
  `${somewhereBelow(somewhereBelow('src'))}/${shop.name('key')}.pem`,
];
const secrets = Object.fromEntries(files.map((file) => [`the secret of ${file}`, drawn()]));
const setting = `SETTING_${drawn()}`;
const because = 'it is nothing that the site is made of';
const notes = ['README.md', 'docs/plan.md', '.git/HEAD', '.git/index'];

const builtAfterAnEditOf = (note: string) => {
  shop.edit(note, (text) => `${text}noted on Tuesday ${drawn()}\n`);
  return shop.build('app');
};

beforeAll(() => {
  for (const file of files)
    shop.edit(`app/${file}`, () => `KEY=${secrets[`the secret of ${file}`]}\n`);
  for (const note of notes) shop.edit(`app/${note}`, (text) => `${text}noted on Monday\n`);
  shop.edit('app/.env.example', (text) => `${text}${setting}=\n`);
  shop.edit('app/src/price.js', () => `export const price = 'one ${shop.nonce}';\n`);
  shop.edit('app/docs/menu.md', (text) => `${text}soup ${shop.nonce}\n`);
});

test('the site runs, with its menu and the names of its settings', async () => {
  const image = await shop.buildOnce('app');
  await expect(image).toRunAndServe(web, { body: `one ${shop.nonce}` });
  await expect(image).toRunAndServe(`${web}menu`, { body: `soup ${shop.nonce}` });
  await expect(image).toRunAndServe(`${web}settings`, { body: setting });
});

test('no secret is in any layer', async () => {
  const image = await shop.buildOnce('app');
  const control = { 'the list of settings': setting };
  await expect(image).toHaveNoTraceOf(secrets, { control, read: docs.context });
});

test('a note to the staff rebuilds nothing', async () => {
  await shop.buildOnce('app');
  for (const note of notes) {
    const again = () => builtAfterAnEditOf(`app/${note}`);
    const edited = { afterAnEditOf: `app/${note}`, because, again };
    await expect(await again()).toComeFromTheCache(edited);
  }
});

test('a new price does', async () => {
  shop.edit('app/src/price.js', () => `export const price = 'two ${shop.nonce}';\n`);
  await expect(await shop.build('app')).toRunAndServe(web, { body: `two ${shop.nonce}` });
});

test('and so does a new menu', async () => {
  shop.edit('app/docs/menu.md', (text) => `${text}stew ${shop.nonce}\n`);
  await expect(await shop.build('app')).toRunAndServe(`${web}menu`, { body: `stew ${shop.nonce}` });
});
