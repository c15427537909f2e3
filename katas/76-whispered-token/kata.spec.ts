import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { lab } from '#lab';
import { hasFailed, isSealed, quartersOf, sealOf } from './kata.checks.ts';

const shop = lab(import.meta.url);
const page = 'http://localhost:8080/';

const [token, next] = [randomBytes(20).toString('hex'), randomBytes(20).toString('hex')];
const prices = `bread ${shop.nonce}\n`;
const seal = sealOf(prices, token);

// The head office gives its token in every way: as a secret, as a build argument, in the build context.
const safe = shop.hostFolder('safe', { 'token.txt': token, 'next.txt': next });
const secret = (file: string) => ({ secrets: { token: join(safe.path, file) } });
const args = { TOKEN: token };
beforeAll(() => {
  shop.edit('app/token.txt', () => token);
  shop.edit('app/prices.txt', () => prices);
});

/** Your image, of today’s prices. */
const image = () => shop.buildOnce('app', { ...secret('token.txt'), args });

test('the token was used', async () => {
  await expect(await image()).toSatisfy(isSealed(prices, token, { at: page }));
});

test('the token is in no layer, not in the history, not in the config', async () => {
  const control = { 'the seal': seal };
  const secrets = { 'the token': token, 'a quarter of the token': quartersOf(token) };
  await expect(await image()).toHaveNoTraceOf(secrets, { control });
});

test('a build without the secret fails', async () => {
  await image();
  await expect(await shop.tryBuild('app', { args, noCache: true })).toSatisfy(hasFailed);
});

test('another token gives another seal', async () => {
  const another = await shop.build('app', { ...secret('next.txt'), args, noCache: true });
  await expect(another).toSatisfy(isSealed(prices, next, { at: page, elsewhere: token }));
});
