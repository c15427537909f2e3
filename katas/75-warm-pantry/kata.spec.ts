import { docs, lab, type ImageHandle } from '#lab';
import { gaveOutOnce, keepsNoPackageFile } from './kata.checks.ts';

const shop = lab(import.meta.url);
const [till, purse] = [shop.name('till'), shop.name('purse')];
const opening = shop.mirror(['scales', till, purse]);

/** Your image as it was; and with a package more, from a mirror that has another address now. */
const before = async () => shop.buildOnce('app', await args());
const after = () => (rebuilt ??= rebuild());
let rebuilt: Promise<ImageHandle> | undefined;

const args = async () => ({ args: (await opening).args });
async function rebuild() {
  await before();
  const mounts = await shop.cacheMounts();
  // No step that fetches comes from the build cache then.
  await (await opening).changeAddress();
  shop.edit('app/packages.txt', (list) => `${till}\n${list}`);
  const image = await shop.build('app', await args());
  await mounts.haveStayed();
  return image;
}

/** Where the shop shows what a program prints, and what the mirror’s package of it prints now. */
const at = (program: string) => `http://localhost:8080/${program}`;
const now = async (program: string) => ({ body: (await opening).says(program), read: docs.apt });

test('both programs work after the second build', async () => {
  await expect(await before()).toRunAndServe(at('scales'), await now('scales'));
  await expect(await after()).toRunAndServe(at('scales'), await now('scales'));
  await expect(await after()).toRunAndServe(at(till), await now(till));
});

test('a package more fetches only that one', async () => {
  await expect(await before()).toRunAndServe(at('scales'), await now('scales'));
  await expect(await after()).toRunAndServe(at(till), await now(till));
  await expect(await opening).toSatisfy(gaveOutOnce('scales', till));
});

test('no package file is in the image', async () => {
  await expect(await after()).toSatisfy(keepsNoPackageFile({ but: till }));
});

test('a newer version is installed at the next edit of the list', async () => {
  await after();
  await (await opening).moveOn();
  shop.edit('app/packages.txt', (list) => `${list}${purse}\n`);
  const image = await shop.build('app', await args());
  for (const program of ['scales', till, purse])
    await expect(image).toRunAndServe(at(program), await now(program));
});
