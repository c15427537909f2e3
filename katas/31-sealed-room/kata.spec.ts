import { lab } from '#lab';
import { delivered, reportsByItself } from './kata.checks.ts';

const shop = lab<typeof import('./setup.ts')>(import.meta.url);
const page = 'http://127.0.0.1:8080/';
shop.watchNetworks();
const bystander = shop.bystander();
const outbox = shop.hostFolder('outbox');
const tonight = async () => ({
  night: shop.nonce,
  outside: (await shop.outsideServer()).url,
  outbox: outbox.path,
});

test('the job has no interface but loopback', async () => {
  const { job } = await shop.start(await tonight());
  await expect(job).toHaveOnlyLoopback();
});

test('the world outside, which others reach, is out of its reach', async () => {
  const { job } = await shop.start(await tonight());
  const { url } = await shop.outsideServer();
  await expect(job).toBeCutOffFrom(url, { control: await bystander });
});

test('its report lies in the outbox', async () => {
  const { job } = await shop.start(await tonight());
  const word = shop.nonce;
  await expect(job).toSatisfy(delivered('report.txt', { to: outbox, shownAt: page, word }));
  await expect(job).toSatisfy(reportsByItself(page, { night: word }));
});

test('the job was as alone from its first moment on', async () => {
  const { job } = await shop.start(await tonight());
  await expect(job).toFetch(page, { body: 'interfaces: lo, outside: no answer' });
  await expect(job).toHaveJoinedNoNetwork();
});
