import { lab } from '#lab';

const shop = lab(import.meta.url);

/** Your image, and the same app built in one stage: what you found. */
const images = () => Promise.all([shop.built('app'), shop.yardstick('app', 'workshop.Dockerfile')]);

test('the order desk takes orders', async () => {
  const [image] = await images();
  const orderDesk = await image.run({ key: 'the order desk', env: { CUSTOMER: shop.nonce } });
  const body = `for ${shop.nonce}, ready in 45 minutes`;
  await expect(orderDesk).toFetch('http://localhost:8080/', { body });
});

test('the compiler is in no layer', async () => {
  const [image, workshop] = await images();
  const compiler = ['**/typescript/lib/**', '**/{tsc,_tsc,typescript}.js'];
  await expect(image).toHaveInNoLayer(compiler, { control: workshop });
});

test('the TypeScript sources are in no layer', async () => {
  const [image, workshop] = await images();
  const sources = ['**/*.ts', '!**/*.d.ts', '!**/node_modules/**'];
  await expect(image).toHaveInNoLayer(sources, { control: workshop });
});

test('the image adds at most a fifth of what the workshop adds', async () => {
  const [image, workshop] = await images();
  await expect(image).toAddAtMost(1 / 5, { of: workshop });
});
