import { docs, lab } from '#lab';

const shop = lab(import.meta.url);
const page = 'http://localhost:8080/';
const image = () => shop.buildOnce('app');

/** A bakery to which nothing happens: its oven is warm at once. */
const other = { SHOP: `other ${shop.nonce}`, WARM_UP: '0' };
const well = async () => (await image()).container(other);
const warm = { body: `${other.SHOP}: the oven is warm` };

/** The bakery: its oven stays cold until somebody asks for a change. It has a restart policy. */
const bakery = () => (opening ??= open());
let opening: ReturnType<typeof open> | undefined;

async function open() {
  const env = { SHOP: shop.nonce, WARM_UP: '3600' };
  const hostConfig = { RestartPolicy: { Name: 'always' } };
  const container = await (await image()).run({ key: 'bakery', env, hostConfig });
  return { container, before: await container.inspect() };
}

/** It is cold, and then its oven is warm: what happens later comes after that, or has its fault. */
const opened = () => (warming ??= warmUp());
let warming: Promise<void> | undefined;

async function warmUp() {
  await expect(await well()).toTurn('healthy', { withinSeconds: 10, at: page });
  const { container } = await bakery();
  await expect(container).toServe(page, { status: 503, body: `${shop.nonce}: the oven is cold` });
  await turns('healthy', 'mend', 10);
}

/** Its oven breaks. */
const broken = () => (breaking ??= opened().then(() => turns('unhealthy', 'break', 15)));
let breaking: Promise<void> | undefined;

/** And is mended. */
const mended = () => (mending ??= broken().then(() => turns('healthy', 'mend', 10)));
let mending: Promise<void> | undefined;

async function turns(health: 'healthy' | 'unhealthy', request: string, withinSeconds: number) {
  await expect((await bakery()).container).toTurn(health, await change(request, withinSeconds));
}

async function change(request: string, withinSeconds: number) {
  return { withinSeconds, after: `${page}${request}`, at: page, control: await well() };
}

test('the bakery sells bread', async () => {
  await expect(await image()).toRunAndServe(page, warm, { env: other });
});

test('it is well soon after it opens', async () => {
  await opened();
  await expect(await well()).toServe(page, warm);
});

test('it says so when it is not', async () => {
  await broken();
  await expect(await well()).toServe(page, warm);
});

test('it is well again when it is mended', async () => {
  await mended();
  await expect(await well()).toServe(page, warm);
});

test('a bakery that gives no answer is not well', async () => {
  await mended();
  const { container } = await bakery();
  await expect(container).toTurn('unhealthy', await change('hang', 15));
});

test('nobody has restarted it', async () => {
  const { container, before } = await bakery();
  await expect(container).toBeTheSameAs(before, { read: docs.healthcheck });
});
