import { randomInt } from 'node:crypto';
import { lab } from '#lab';
import { finds, findsNothing, isBuilt, isTheSameAs, withTool } from './kata.checks.ts';

const shop = lab(import.meta.url);
const page = 'http://localhost:8080/';

// Prices that are others in every run; and a mistake that nothing but the tool notices.
const [bread, cake] = [randomInt(2000, 9000), randomInt(2000, 9000)];
const prices = (change: (js: string) => string) => shop.edit('app/src/prices.js', change);
const mistake = `export const lost = () => till_${shop.nonce};\n`;

/** The images of the default and of dev: where one cannot be built, no other build is waited for. */
const standard = () => shop.buildOnce('app');
const dev = () => shop.buildOnce('app', { target: 'dev' });

/** An image that holds everything. */
const yardstick = () => shop.controlImage('app', 'yardstick.Dockerfile');

beforeAll(() => {
  void yardstick();
  prices((js) => js.replace('320', `${bread}`) + mistake);
});

test('the default serves, and has no tool', async () => {
  const [image, control] = await Promise.all([standard(), yardstick()]);
  await expect(image).toRunAndServe(page, { body: `bread ${bread} cents` });
  const tool = ['**/node_modules/typescript/**', '**/{tsc,_tsc,typescript}.js'];
  await expect(image).toHaveInNoLayer(tool, { control, texts: ['function createTypeChecker('] });
});

test('dev has the tool', async () => {
  await standard();
  await expect(await dev()).toSatisfy(finds(`Cannot find name 'till_${shop.nonce}'`));
});

test('prod is the default', async () => {
  await standard();
  const prod = await shop.build('app', { target: 'prod' });
  await expect(await shop.build('app')).toSatisfy(isTheSameAs(prod));
});

test('both are one app', async () => {
  await Promise.all([standard(), dev()]);
  prices((js) => js.replace('1250', `${cake}`).replace(mistake, ''));
  const image = await shop.build('app');
  const target = await shop.build('app', { target: 'dev' });
  for (const one of [image, target])
    await expect(one).toRunAndServe(page, { body: `cake ${cake} cents` });
  await expect(target).toSatisfy(findsNothing);
});

test('the default build installs no tool', async () => {
  await standard();
  const lamp = shop.name('lamp');
  for (const file of ['package.json', 'package-lock.json'])
    shop.edit(`app/${file}`, withTool(lamp));
  await expect(await shop.tryBuild('app')).toSatisfy(isBuilt({ without: lamp }));
});
