import { docs, lab } from '#lab';

const shop = lab(import.meta.url);
const page = 'http://localhost:8080/';
const image = () => shop.buildOnce('app');

/** A bakery to which nothing happens: its oven is warm at once. */
const other = { SHOP: `other ${shop.nonce}`, WARM_UP: '0' };
const well = async () => (await image()).container(other);

/** The bakery: its oven stays cold until somebody asks for a change. A restart policy watches it. */
const opened = () => (opening ??= open());
let opening: ReturnType<typeof open> | undefined;

async function open() {
  const env = { SHOP: shop.nonce, WARM_UP: '3600' };
  const hostConfig = { RestartPolicy: { Name: 'always' } };
  const bakery = await (await image()).run({ key: 'bakery', env, hostConfig });
  return { bakery, before: await bakery.inspect() };
}

test('the bakery sells bread', async () => {
  const wanted = { body: `${other.SHOP}: the oven is warm` };
  await expect(await image()).toRunAndServe(page, wanted, { env: other });
});

test('it is well soon after it opens', async () => {
  await expect(await well()).toTurn('healthy', { withinSeconds: 10, at: page });
  const { bakery } = await opened();
  await expect(bakery).toServe(page, { status: 503, body: `${shop.nonce}: the oven is cold` });
  const warmed = { after: `${page}mend`, at: page, control: await well() };
  await expect(bakery).toTurn('healthy', { withinSeconds: 10, ...warmed });
});

test('it says so when it is not', async () => {
  const { bakery } = await opened();
  const broken = { after: `${page}break`, at: page, control: await well() };
  await expect(bakery).toTurn('unhealthy', { withinSeconds: 15, ...broken });
});

test('it is well again when it is mended', async () => {
  const { bakery } = await opened();
  const mended = { after: `${page}mend`, at: page, control: await well() };
  await expect(bakery).toTurn('healthy', { withinSeconds: 10, ...mended });
});

test('a bakery that gives no answer is not well', async () => {
  const { bakery } = await opened();
  const hanging = { after: `${page}hang`, at: page, control: await well() };
  await expect(bakery).toTurn('unhealthy', { withinSeconds: 15, ...hanging });
});

test('nobody has restarted it', async () => {
  const { bakery, before } = await opened();
  await expect(bakery).toBeTheSameAs(before, { read: docs.healthcheck });
});
