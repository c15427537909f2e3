import { lab } from '#lab';

const shop = lab<typeof import('./setup.ts')>(import.meta.url);

const input = { volume: shop.name('ledger'), password: shop.name('password') };
const login = { user: 'postgres', password: input.password, database: 'postgres' };

test('the database lies where the next container can find it', async () => {
  const { ledger } = await shop.start(input);
  await expect(ledger).toKeepItsDatabaseUnderAName(login);
});

test('a row outlives the container that wrote it', async () => {
  const { ledger } = await shop.start(input);
  await shop.sql(ledger, login, 'create table sales (item text)');
  await shop.sql(ledger, login, 'insert into sales values ($1)', [shop.nonce]);
  // Until then it may stand in the log of what is to be written, and not yet in the table.
  await shop.sql(ledger, login, 'checkpoint');
  await ledger.remove();
  const { ledger: next } = await shop.startAgain(input);
  const rows = [{ item: shop.nonce }];
  await expect(next).toAnswerQuery(login, 'select item from sales', rows, { after: ledger });
  await expect(next).toKeepItsDatabaseUnderAName(login, { after: ledger });
});
