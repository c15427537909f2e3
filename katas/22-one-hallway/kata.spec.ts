import { randomUUID } from 'node:crypto';
import { lab } from '#lab';
import {
  areOpen,
  isForTheHostAlone,
  isPassedOnByNobody,
  shows,
  showsNoMore,
  takes,
} from './kata.checks.ts';

const shop = lab<typeof import('./setup.ts')>(import.meta.url);
const guest = shop.bystander();
const drawn = Promise.all([shop.freePort(), shop.freePort(), shop.freePort()]);

async function tonight() {
  const [lobby, match, scores] = await drawn;
  const ports = { lobby, match, scores };
  return { ports, services: await shop.start({ tournament: shop.nonce, ports }) };
}

// Nobody knows these before they are sent to scores.
const [half, final] = [randomUUID(), randomUUID()];

test('all three are open', async () => {
  const { ports, services } = await tonight();
  await expect(services).toSatisfy(areOpen(ports, shop.nonce));
});

test('the lobby shows the scores', async () => {
  const { ports, services } = await tonight();
  const { lobby, scores } = services;
  await expect(scores).toSatisfy(takes(half, ports.scores));
  await expect(lobby).toSatisfy(shows(half, ports.lobby));
  await scores.kill();
  await expect(lobby).toSatisfy(showsNoMore(half, ports.lobby));
  await scores.start();
  await expect(scores).toSatisfy(takes(final, ports.scores));
  await expect(lobby).toSatisfy(shows(final, ports.lobby));
});

test('all three stand in the host’s network, and no port is mapped', async () => {
  const { ports, services } = await tonight();
  for (const name of ['lobby', 'match', 'scores'] as const) {
    const url = `http://127.0.0.1:${ports[name]}/`;
    const body = `${name} of ${shop.nonce}`;
    await expect(services[name]).toShareTheHostsNetwork();
    await expect(services[name]).toPublishNothing();
    await expect(services[name]).toAnswerOnTheHost(url, { body });
    await expect(services[name]).toAnswerOnTheHost(url, { body, alone: true });
  }
});

test('the scores are for this machine only', async () => {
  const { ports, services } = await tonight();
  const { lobby, scores } = services;
  const said = `scores of ${shop.nonce}`;
  await expect(scores).toAnswerOnTheHost(`http://127.0.0.1:${ports.scores}/`, { body: said });
  await expect(scores).toSatisfy(isForTheHostAlone(await guest, { lobby, ports }));
  await expect(scores).toSatisfy(isPassedOnByNobody(said));
});
