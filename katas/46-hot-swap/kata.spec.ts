import { lab } from '#lab';

const shop = lab<typeof import('./setup.ts')>(import.meta.url);
const page = 'http://desk:8080/';
const [morning, evening] = [shop.externalNetwork('morning'), shop.externalNetwork('evening')];
const customer = morning.then(({ key }) => shop.bystander(key, 'a morning visitor'));
const lateCustomer = evening.then(({ key }) => shop.bystander(key, 'a late visitor'));

async function names() {
  return { morning: (await morning).key, evening: (await evening).key };
}

async function inTheMorning() {
  return shop.start({ shift: 'morning', ...(await names()) });
}

let moved: ReturnType<typeof move> | undefined;
async function move() {
  const { desk } = await inTheMorning();
  const before = await desk.inspect();
  const evening = { shift: 'evening', desk: desk.id, ...(await names()) } as const;
  const { desk: after } = await shop.startAgain(evening);
  return { desk: after, before };
}
const inTheEvening = () => (moved ??= move());

test('the morning finds the desk, which counts three customers', async () => {
  const { desk } = await inTheMorning();
  await expect(await customer).toResolve('desk', { to: desk });
  for (const count of [1, 2, 3])
    await expect(await customer).toFetch(page, { body: `customer ${count}`, of: desk });
});

test('the evening finds the desk', async () => {
  const { desk } = await inTheEvening();
  await expect(await lateCustomer).toResolve('desk', { to: desk });
});

test('it is the same desk', async () => {
  const { desk, before } = await inTheEvening();
  await expect(await lateCustomer).toFetch(page, { body: 'customer 4', of: desk });
  await expect(desk).toBeTheSameAs(before);
});

test('the morning does not any more', async () => {
  const { desk } = await inTheEvening();
  const control = await lateCustomer;
  await expect(await customer).toBeCutOffFrom(page, { control });
  await expect(await customer).toReachNoAddressOf(desk, { port: 8080, control });
});

test('the desk is on no other network', async () => {
  const { desk } = await inTheEvening();
  await expect(desk).toBeOnlyOn(await evening);
});
