import { randomUUID } from 'node:crypto';
import { lab } from '#lab';
import { saysNothingWhileAway } from './kata.checks.ts';

const shop = lab<typeof import('./setup.ts')>(import.meta.url);
const stranger = shop.bystander();
const freePort = shop.freePort();
const takings = `${randomUUID()} francs`;

async function open() {
  const port = await freePort;
  const { web, admin } = await shop.start({ greeting: shop.nonce, takings, port });
  const here = { port, body: takings };
  return { web, admin, here, elsewhere: { ...here, control: web, from: await stranger } };
}

test('this machine gets in to admin', async () => {
  const { admin, here } = await open();
  await expect(admin).toAnswerAtLoopback(here);
});

test('customers get in to web', async () => {
  const { web } = await open();
  await expect(web).toAnswerOnAPublishedPort({ body: shop.nonce });
});

test('nobody from elsewhere gets in to admin', async () => {
  const { admin, elsewhere } = await open();
  await expect(admin).toRefuseOtherMachines(elsewhere);
});

test('it is so again when admin has come back with another address', async () => {
  const { admin, here, elsewhere } = await open();
  await admin.restartWithNewAddress(() => expect(admin).toSatisfy(saysNothingWhileAway(here)));
  await expect(admin).toAnswerAtLoopback(here);
  await expect(admin).toRefuseOtherMachines(elsewhere);
});
