import { lab, type ContainerHandle } from '#lab';
import { answersItself } from './kata.checks.ts';

const shop = lab(import.meta.url);
const greeting = shop.name('Good morning from counter');
const body = `${greeting}! The word of the day is ${shop.nonce}.`;
const neighbour = shop.bystander();

let running: Promise<ContainerHandle> | undefined;
/** Your image, run with port 8080 published. */
const open = () => (running ??= start());
async function start() {
  const image = await shop.buildOnce('app');
  return image.run({ env: { WORD: shop.nonce }, publish: 8080 });
}

beforeAll(() => {
  // A greeting that nobody has read before: who says it was built from this file.
  shop.edit('app/server.js', (js) => js.replace('Good morning', greeting));
});

test('the shop answers itself', async () => {
  await expect(await open()).toSatisfy(answersItself({ port: 8080, body }));
});

test('a customer gets the page', async () => {
  await expect(await open()).toAnswerOnAPublishedPort({ body });
});

test('a neighbour on the same network gets it too', async () => {
  const [place] = await (await open()).addresses();
  await expect(await neighbour).toFetch(`http://${place?.address}:8080/`, { body });
});

test('both get it again when the shop has come back with another address', async () => {
  const container = await open();
  await container.restartWithNewAddress();
  await expect(container).toAnswerOnAPublishedPort({ body });
  const [place] = await container.addresses();
  await expect(await neighbour).toFetch(`http://${place?.address}:8080/`, { body });
});
