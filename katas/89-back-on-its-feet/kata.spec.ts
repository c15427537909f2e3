import { lab } from '#lab';

const street = lab<typeof import('./setup.ts')>(import.meta.url);
const word = street.nonce;

/** Three crashes, once for all the checks that come after them. */
const reopened = () => (reopening ??= crashThreeTimes());
let reopening: Promise<void> | undefined;

async function crashThreeTimes() {
  const { shop } = await street.start({ word });
  for (let crashes = 0; crashes < 3; crashes += 1)
    await expect(shop).toComeBack({ after: '/crash', body: word });
}

test('the shop is open', async () => {
  const { shop } = await street.start({ word });
  await expect(shop).toAnswerOnAPublishedPort({ body: word });
});

test('after a crash the shop opens again', async () => {
  const { shop } = await street.start({ word });
  await reopened();
  await expect(shop).toAnswerOnAPublishedPort({ body: word, alone: true });
});

test('it is the same container', async () => {
  const { shop } = await street.start({ word });
  await reopened();
  await expect(shop).toBeRestarted(3);
});

test('a shop that is closed stays closed', async () => {
  const { shop } = await street.start({ word });
  await reopened();
  await expect(shop).toStayStopped();
});

test('the stock is counted once', async () => {
  const { stocktaking } = await street.start({ word });
  await expect(stocktaking).toRunOnce(`${word}: everything is counted`);
});
