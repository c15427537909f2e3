import { lab } from '#lab';
import { belongsToItsOwner, isAsItWas, isIn, runsAsTheOwnerOf } from './kata.checks.ts';

const shop = lab<typeof import('./setup.ts')>(import.meta.url);
const page = 'http://localhost:8080/';
const receipt = (of: string) => ({ method: 'POST', send: `${of} ${shop.nonce}`, body: 'printed' });
shop.watchProcesses();

const folder = shop.ownedFolder('receipts');
const another = shop.ownedFolder('more-receipts');
const start = async () => {
  const { path: out, owner } = await folder;
  return shop.start({ out, owner });
};

test('a receipt is printed', async () => {
  const { printer } = await start();
  await expect(printer).toServe(page, receipt('bread'));
  await expect(await folder).toSatisfy(isIn(`bread ${shop.nonce}`));
});

test('a receipt belongs to the folder’s owner', async () => {
  const { printer } = await start();
  await printer.whileOthersPaused(async () => {
    await expect(printer).toServe(page, receipt('cake'));
    await expect(await folder).toSatisfy(belongsToItsOwner(`cake ${shop.nonce}`));
  });
});

test('its printer is not root', async () => {
  const { printer } = await start();
  await expect(printer).toServe(page, receipt('rolls'));
  await expect(printer).toHaveNoProcessOfRoot();
  await expect(printer).toSatisfy(runsAsTheOwnerOf(await folder));
});

test('the folder is as it was', async () => {
  await start();
  await expect(await folder).toSatisfy(isAsItWas);
});

test('and so it is with another owner', async () => {
  const { path: out, owner } = await another;
  const { printer } = await shop.startAgain({ out, owner });
  await printer.whileOthersPaused(async () => {
    await expect(printer).toServe(page, receipt('tea'));
    await expect(await another).toSatisfy(belongsToItsOwner(`tea ${shop.nonce}`));
  });
  await expect(printer).toHaveNoProcessOfRoot();
  await expect(printer).toSatisfy(runsAsTheOwnerOf(await another));
  await expect(await another).toSatisfy(isAsItWas);
});
