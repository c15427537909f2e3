import { lab } from '#lab';
import { openToNobodyElse, writtenBySomebodyElseThanRoot } from './kata.checks.ts';

const street = lab(import.meta.url);
const page = 'http://localhost:8080/';
const note = `Lock the door, ${street.nonce}`;
street.watchProcesses();

const drawer = street.volume('drawer');
const image = () => street.buildOnce('app');
// Nobody in it becomes root again, by a file of the image's either.
const SecurityOpt = ['no-new-privileges'];

/** Your image with the drawer at /data: a container for the first checks, and another one. */
const open = async () => {
  await drawer.filled;
  const hostConfig = { SecurityOpt, Binds: [`${drawer.name}:/data`] };
  return (await image()).run({ key: 'shop', hostConfig });
};
let first: ReturnType<typeof open> | undefined;
const shop = () => (first ??= open());

test('the shop puts something into its drawer', async () => {
  await expect(await shop()).toServe(page, { method: 'POST', send: note, body: note });
  await expect(await shop()).toServe(page, { body: note });
});

test('its process is not root', async () => {
  await expect(await shop()).toHaveNoProcessOfRoot();
  await expect(drawer).toSatisfy(writtenBySomebodyElseThanRoot(note));
});

test('the next container finds it', async () => {
  await (await shop()).remove();
  await expect(await open()).toServe(page, { body: note, after: await shop() });
});

test('the drawer is open to nobody else', async () => {
  await shop();
  await expect(drawer).toSatisfy(openToNobodyElse(note));
});

test('and it works without any volume', async () => {
  const alone = await (await image()).run({ key: 'shop', hostConfig: { SecurityOpt } });
  await expect(alone).toServe(page, { method: 'POST', send: note, body: note });
});
