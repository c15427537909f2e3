import { lab } from '#lab';

const shop = lab<typeof import('./setup.ts')>(import.meta.url);
const input = { word: shop.nonce };
const stranger = shop.bystander();

test('proxy finds web, and web finds db', async () => {
  const { proxy, web, db } = await shop.start(input);
  await Promise.all([
    expect(proxy).toResolve('web', { to: web }),
    expect(web).toResolve('db', { to: db }),
  ]);
  await expect(web).toFetch('http://db:8080/', { body: shop.nonce });
  await expect(proxy).toFetch('http://web:8080/', { body: shop.nonce });
});

test('a customer at the published port gets the answer of db', async () => {
  const { proxy, web, db } = await shop.start(input);
  await expect(proxy).toAnswerOnAPublishedPort({ body: shop.nonce });
  const asked = [web, db].map((container) => ({ container, port: 8080 }));
  await expect(proxy).toAnswerByAsking(asked, { body: shop.nonce });
});

test('proxy cannot reach db by its name', async () => {
  const { proxy, web } = await shop.start(input);
  await expect(proxy).toBeCutOffFrom('http://db:8080/', { control: web });
});

test('nobody but web reaches db at an address', async () => {
  const { proxy, web, db } = await shop.start(input);
  const strangers = [proxy, await stranger, ...(await shop.bystandersOn(proxy))];
  await expect(db).toBeReachedByNobodyBut([web], { port: 8080, control: web, strangers });
});

test('nobody but web passes on what db says', async () => {
  const { proxy, web } = await shop.start(input);
  await expect(proxy).toLearnFromNobodyElse(shop.nonce, { than: web });
  await expect(web).toAnswerAlone();
});

test('db publishes nothing', async () => {
  const { db } = await shop.start(input);
  await expect(db).toPublishNothing();
});
