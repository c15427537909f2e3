import { lab } from '#lab';

const shop = lab(import.meta.url);
const customer = shop.name('customer');

/** The same app built in one stage, as you found it. */
const workshop = () => shop.controlImage('app', 'workshop.Dockerfile');

/** Your image, and that one. */
const images = () => Promise.all([shop.buildOnce('app'), workshop()]);

beforeAll(() => {
  void workshop();
  // Your image is built of sources that nobody has seen before: their answer is another one.
  shop.edit('app/src/orders.ts', (ts) => ts.replace('ready', `ready at counter ${shop.nonce}`));
  shop.edit('app/src/server.ts', (ts) => ts.replace('\\n`', `, says ${shop.nonce}\\n\``));
});

test('the order desk takes orders', async () => {
  const [image] = await images();
  const body = `for ${customer}, ready at counter ${shop.nonce} in 45 minutes, says ${shop.nonce}`;
  await expect(image).toRunAndServe(
    'http://localhost:8080/',
    { body },
    { env: { CUSTOMER: customer } },
  );
});

test('the compiler is in no layer', async () => {
  const [image, workshop] = await images();
  const compiler = ['**/node_modules/typescript/**', '**/{tsc,_tsc,typescript}.js'];
  const texts = ['function createTypeChecker('];
  await expect(image).toHaveInNoLayer(compiler, { control: workshop, texts });
});

test('the TypeScript sources are in no layer', async () => {
  const [image, workshop] = await images();
  const sources = ['**/*.{ts,mts,cts,tsx}', '!**/*.d.{ts,mts,cts}', '!**/node_modules/**'];
  // Types, which a compiler takes out.
  const texts = [
    'type TicketNumber',
    'type OrderDeskAnswer',
    'takeOrder(customer: string): string {',
  ];
  await expect(image).toHaveInNoLayer(sources, { control: workshop, texts });
});

test('the image adds at most a fifth of what the workshop adds', async () => {
  const [image, workshop] = await images();
  await expect(image).toAddAtMost(1 / 5, { of: workshop });
});
