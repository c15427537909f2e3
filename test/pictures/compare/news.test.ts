import { newsOf } from '../../../src/pictures/compare/news.ts';
import { newsWords } from '../../../src/pictures/compare/words.ts';
import type { NetworksFacts, Pictures } from '../../../src/pictures/schema/schema.ts';
import { copiedEarly, oneStage, trap } from '../../support/pictures.ts';

const nothing: Pictures = { check: null, networks: null, mounts: [], builds: [], images: null };

/** Networks by name, and who sits on each. */
function networks(all: Record<string, string[]>): Pictures {
  const names = [...new Set(Object.values(all).flat())];
  const facts: NetworksFacts = {
    networks: Object.keys(all).map((name) => ({
      ...{ name, key: null, subnet: null },
      kind: name === 'bridge' ? 'default' : 'own',
    })),
    containers: names.map((name) => ({
      ...{ name, image: 'node', state: 'running', sharesWith: null, ports: [] },
      places: Object.entries(all)
        .filter(([, members]) => members.includes(name))
        .map(([network]) => ({ network, address: '172.20.0.2', names: [name] })),
    })),
    paths: [],
  };
  return { ...nothing, networks: facts };
}

/** What is new, its parts joined by blanks, and the line that says it. */
function compared(before: Pictures, now: Pictures) {
  const news = newsOf(before, now);
  const keys = [...news].map((key) => key.replaceAll('\n', ' '));
  return { keys, words: newsWords(before, now, news) };
}

test('a network that the engine named is the same where who sat on it sits on it', () => {
  const before = networks({ '45bd': ['proxy', 'web', 'db'] });
  const now = networks({ backend: ['db'], frontend: ['proxy', 'web', 'db'] });
  const { keys, words } = compared(before, now);
  expect(keys).toEqual(['network frontend']);
  expect(words.networks).toContain('is new');
});

test('a network is new, and who is on both', () => {
  const before = networks({ front: ['proxy', 'web', 'db'] });
  const now = networks({ front: ['proxy', 'web', 'db'], backend: ['db'] });
  expect(compared(before, now)).toMatchObject({
    keys: ['network backend'],
    words: { networks: 'network backend is new, and db is on both' },
  });
});

test('the default network is no other’s, whoever sits there', () => {
  const before = networks({ bridge: ['orders', 'inventory'] });
  const now = networks({ shop: ['orders', 'inventory'] });
  expect(compared(before, now)).toMatchObject({
    keys: ['network shop'],
    words: {
      networks: 'network shop is new, and orders and inventory are on it; network bridge is gone',
    },
  });
});

test('what the lab put there, to look from outside, is no news', () => {
  const before = networks({ front: ['web'] });
  const now = networks({ front: ['web', 'a neighbour'], bridge: ['a passer-by'] });
  const containers = now.networks?.containers.map((one) =>
    one.name.startsWith('a ') ? { ...one, uninvolved: true as const } : one,
  );
  const facts = now.networks && { ...now.networks, containers: containers ?? [] };
  expect(compared(before, { ...now, networks: facts })).toMatchObject({
    keys: [],
    words: { networks: 'the same networks as before' },
  });
});

test('an endpoint, a container; who has left', () => {
  const before = networks({ front: ['proxy', 'web'], back: ['web', 'db', 'proxy'] });
  const now = networks({ front: ['proxy', 'web', 'db', 'cache'], back: ['web', 'db'] });
  expect(compared(before, now)).toMatchObject({
    keys: ['container cache', 'endpoint db front'],
    words: {
      networks: 'container cache is new; db is on front now; proxy is no longer on back',
    },
  });
});

test('a mount by its path and what backs it; a volume’s name is drawn anew in each run', () => {
  const named = trap.mounts.map((one) => ({ ...one, source: `${one.source}-again` }));
  const before = { ...nothing, mounts: [trap] };
  const same = { ...nothing, mounts: [{ ...trap, mounts: named }] };
  expect(compared(before, same)).toMatchObject({
    keys: [],
    words: { mounts: 'the same mounts as before' },
  });
  const mounts = named.map((one) => (one.fromImage ? { ...one, backing: 'volume' as const } : one));
  const other = { ...nothing, mounts: [{ ...trap, mounts }] };
  expect(compared(before, other)).toMatchObject({
    keys: ['mount ledger /var/lib/postgresql/data'],
    words: { mounts: '/var/lib/postgresql/data of ledger is new: volume' },
  });
});

test('layers of an image and steps of a build by their instructions', () => {
  const images = { ...oneStage, images: oneStage.images.map((one) => ({ ...one, layers: [] })) };
  const builds = [{ ...copiedEarly, steps: copiedEarly.steps.slice(1) }];
  const before = { ...nothing, images, builds };
  const { keys, words } = compared(before, { ...nothing, images: oneStage, builds: [copiedEarly] });
  expect(keys).toContain('layer your image RUN npm ci');
  expect(keys).toContain('step app WORKDIR /shop');
  expect(words.builds).toBe('WORKDIR /shop is new');
  expect(words.images).toMatch(/^WORKDIR \/app is new; .*; 1 more$/);
});

test('where one of two saves has no such picture, nothing is new in it', () => {
  const now = { ...networks({ front: ['web'] }), mounts: [trap], images: oneStage };
  expect(compared(nothing, now).keys).toEqual([]);
});
