import { lab } from '#lab';

const shop = lab<typeof import('./setup.ts')>(import.meta.url);
const input = { word: shop.nonce };
const stranger = shop.passerBy();

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
  const { proxy } = await shop.start(input);
  await expect(proxy).toAnswerOnAPublishedPort({ body: shop.nonce });
});

test('proxy cannot reach db by its name', async () => {
  const { proxy, web } = await shop.start(input);
  await expect(proxy).toBeCutOffFrom('http://db:8080/', { control: web });
});

test('nobody but web reaches db at an address', async () => {
  const { proxy, web, db } = await shop.start(input);
  const others = [proxy, await stranger, ...(await shop.neighboursOf(proxy))];
  await Promise.all(
    others.map((other) => expect(other).toReachNoAddressOf(db, { port: 8080, control: web })),
  );
});

test('nobody but web passes on what db says', async () => {
  const { proxy, web, db } = await shop.start(input);
  const others = await shop.othersThan(proxy, web, db);
  await expect(proxy).toLearnFromNobodyElse(shop.nonce, { than: web, others });
});

test('db publishes nothing', async () => {
  const { db } = await shop.start(input);
  await expect(db).toPublishNothing();
});
