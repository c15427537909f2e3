import { lab } from '#lab';
import { hasNoDefaultRoute, newsOf } from './kata.checks.ts';

const shop = lab<typeof import('./setup.ts')>(import.meta.url);
const page = 'http://localhost:8080/';
// They take a moment to come by.
const passerBy = shop.bystander();
const outside = shop.outsideServer();

test('web carries the words of payment and of ledger', async () => {
  const { web, payment, ledger } = await shop.start();
  await expect(web).toFetch(page, { body: await newsOf(payment) });
  await expect(web).toFetch(page, { body: await newsOf(ledger) });
});

test('payment reaches nothing outside', async () => {
  const { payment } = await shop.start();
  const { url, body } = await outside;
  const control = await passerBy;
  await expect(payment).toBeCutOffFrom(url, { control });
  await expect(payment).toReachThroughNobody(url, { body, control });
});

test('and has no default route', async () => {
  const { payment } = await shop.start();
  await expect(payment).toSatisfy(hasNoDefaultRoute);
});

test('customers still get through', async () => {
  const { web, payment, ledger } = await shop.start();
  await expect(web).toAnswerOnAPublishedPort({ body: await newsOf(payment) });
  const asked = [
    { container: payment, port: 8080 },
    { container: ledger, port: 8081 },
  ];
  await expect(web).toAnswerByAsking(asked, { body: await newsOf(ledger) });
});

test('payment publishes nothing', async () => {
  const { web, payment } = await shop.start();
  await expect(payment).toPublishNothing();
  await expect(await passerBy).toLearnFromNobodyElse(await newsOf(payment), { than: web });
});

test('and all of it again after payment was restarted', async () => {
  const { web, payment, ledger } = await shop.start();
  const { url } = await outside;
  await payment.restart({ graceSeconds: 0 });
  await expect(web).toFetch(page, { body: await newsOf(payment) });
  await expect(payment).toBeCutOffFrom(url, { control: await passerBy });
  await expect(payment).toSatisfy(hasNoDefaultRoute);
  await expect(web).toAnswerOnAPublishedPort({ body: await newsOf(ledger) });
  await expect(payment).toPublishNothing();
});

test('nobody on its networks reaches anything outside', async () => {
  const { payment } = await shop.start();
  const { url } = await outside;
  const control = await passerBy;
  for (const neighbour of await shop.bystandersOn(payment))
    await expect(neighbour).toBeCutOffFrom(url, { control });
});
