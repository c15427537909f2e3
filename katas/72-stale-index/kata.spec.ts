import { docs, lab, type ImageHandle } from '#lab';
import { askedForNothingSince, keepsNoIndex } from './kata.checks.ts';

const shop = lab(import.meta.url);
const till = shop.name('till');
const opening = shop.mirror(['scales', till]);

/** Yesterday’s image; and today’s: the mirror has moved on, and the list names a package more. */
const yesterday = async () => shop.buildOnce('app', await args());
const today = () => (rebuilt ??= rebuild());
let rebuilt: Promise<ImageHandle> | undefined;

const args = async () => ({ args: (await opening).args });
async function rebuild() {
  await yesterday();
  await (await opening).moveOn();
  shop.edit('app/packages.txt', (list) => `${list}${till}\n`);
  return shop.build('app', await args());
}

/** Where the shop shows what a program prints, and what the mirror’s package of it prints now. */
const at = (program: string) => `http://localhost:8080/${program}`;
const now = async (program: string) => ({ body: (await opening).says(program), read: docs.apt });

test('the image has the program scales', async () => {
  const image = await yesterday();
  await expect(image).toRunAndServe(at('scales'), await now('scales'));
});

test('a package more is installed from today’s index', async () => {
  const image = await today();
  await expect(image).toRunAndServe(at(till), await now(till));
  await expect(image).toRunAndServe(at('scales'), await now('scales'));
});

test('an edit of the source alone asks the mirror for nothing', async () => {
  await today();
  const before = await (await opening).requests();
  shop.edit('app/server.js', (source) => source.replace('seven to seven', shop.nonce));
  const image = await shop.build('app', await args());
  await expect(image).toRunAndServe(at(''), { body: shop.nonce });
  await expect(image).toRunAndServe(at(till), await now(till));
  await expect(await opening).toSatisfy(askedForNothingSince(before));
});

test('no package index is in the image', async () => {
  await expect(await today()).toSatisfy(keepsNoIndex({ but: 'scales' }));
});
