import { randomInt } from 'node:crypto';
import { lab } from '#lab';
import { finds, findsNothing, isBuilt, isTheSameAs, withTool } from './kata.checks.ts';

const shop = lab(import.meta.url);
const page = 'http://localhost:8080/';

// Prices that are others in every run; and a mistake that nothing but the tool notices.
const [bread, cake] = [randomInt(2000, 9000), randomInt(2000, 9000)];
const prices = (change: (js: string) => string) => shop.edit('app/src/prices.js', change);
const mistake = `export const lost = () => till_${shop.nonce};\n`;

/** An image that holds everything. */
const yardstick = () => shop.controlImage('app', 'yardstick.Dockerfile');

beforeAll(() => {
  void yardstick();
  prices((js) => js.replace('320', `${bread}`) + mistake);
});

test('the default serves, and has no tool', async () => {
  const [image, control] = await Promise.all([shop.buildOnce('app'), yardstick()]);
  await expect(image).toRunAndServe(page, { body: `bread ${bread} cents` });
  const tool = ['**/node_modules/typescript/**', '**/{tsc,_tsc,typescript}.js'];
  await expect(image).toHaveInNoLayer(tool, { control, texts: ['function createTypeChecker('] });
});

test('dev has the tool', async () => {
  const image = await shop.buildOnce('app', { target: 'dev' });
  await expect(image).toSatisfy(finds(`Cannot find name 'till_${shop.nonce}'`));
});

test('prod is the default', async () => {
  const prod = await shop.build('app', { target: 'prod' });
  await expect(await shop.build('app')).toSatisfy(isTheSameAs(prod));
});

test('both are one app', async () => {
  prices((js) => js.replace('1250', `${cake}`).replace(mistake, ''));
  const [image, dev] = [await shop.build('app'), await shop.build('app', { target: 'dev' })];
  await expect(image).toRunAndServe(page, { body: `cake ${cake} cents` });
  await expect(dev).toRunAndServe(page, { body: `cake ${cake} cents` });
  await expect(dev).toSatisfy(findsNothing);
});

test('the default build installs no tool', async () => {
  const lamp = shop.name('lamp');
  for (const file of ['package.json', 'package-lock.json'])
    shop.edit(`app/${file}`, withTool(lamp));
  await expect(await shop.tryBuild('app')).toSatisfy(isBuilt({ without: lamp }));
});
