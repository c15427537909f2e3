import { lab } from '#lab';

const shop = lab(import.meta.url);

/** Your image, and the same app built in one stage: what you found. */
const images = () => Promise.all([shop.built('app'), shop.yardstick('app', 'workshop.Dockerfile')]);

test('the order desk takes orders', async () => {
  const [image] = await images();
  const env = { CUSTOMER: shop.nonce };
  const body = `for ${shop.nonce}, ready in 45 minutes`;
  await expect(image).toRunAndServe('http://localhost:8080/', { body }, { env });
});

test('the compiler is in no layer', async () => {
  const [image, workshop] = await images();
  const compiler = ['**/node_modules/typescript/**', '**/{tsc,_tsc,typescript}.js'];
  await expect(image).toHaveInNoLayer(compiler, { control: workshop });
});

test('the TypeScript sources are in no layer', async () => {
  const [image, workshop] = await images();
  const sources = ['**/*.{ts,mts,cts,tsx}', '!**/*.d.{ts,mts,cts}', '!**/node_modules/**'];
  await expect(image).toHaveInNoLayer(sources, { control: workshop });
});

test('the image adds at most a fifth of what the workshop adds', async () => {
  const [image, workshop] = await images();
  await expect(image).toAddAtMost(1 / 5, { of: workshop });
});
