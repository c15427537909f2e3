import { drawNetworks } from '../../../../src/pictures/svg/networks/networks.ts';
import type { NetworksFacts } from '../../../../src/pictures/schema/schema.ts';
import { placeOf, readable, svgText } from '../../../support/drawings.ts';
import { otherModes, twoNetworks } from '../../../support/pictures.ts';

const red = ['proxy cannot reach db by its name'];
const svg = (facts: NetworksFacts, checks = red) => svgText(drawNetworks(facts, checks));

test('networks with their names there, containers with their addresses, what is published', () => {
  const texts = readable(svg(twoNetworks));
  for (const text of ['front', 'cellar', 'back, 172.21.0.0/16, internal network'])
    expect(texts).toContain(text);
  for (const text of ['web, shop', '172.21.0.3', 'no name', '0.0.0.0:32768'])
    expect(texts).toContain(text);
  expect(texts).toContain('from everywhere: open');
});

test('an outcome is told by form, end and word: open, no such name, refused', () => {
  const drawn = (path: Partial<NetworksFacts['paths'][number]>) => {
    const paths = twoNetworks.paths.slice(-1).map((one) => ({ ...one, ...path }));
    return svg({ ...twoNetworks, paths });
  };
  const open = drawn({ open: true, saw: 'a reply' });
  expect(open).toMatch(/class="way hot"/);
  expect(open).toMatch(/class="solid hot"/);
  expect(readable(open)).toContain('open');
  const unknown = drawn({});
  expect(unknown).toMatch(/class="way hot broken"/);
  expect(unknown).not.toMatch(/class="solid hot"/);
  expect(readable(unknown)).toEqual(expect.arrayContaining(['no such name', '?']));
  const refused = drawn({ saw: 'refused' });
  expect(refused).toMatch(/class="way hot broken"/);
  expect(refused).toMatch(/class="way hot" d="M[\d.]+ [\d.]+h16"/);
  expect(readable(refused)).toContain('refused');
  expect(readable(refused)).not.toContain('?');
});

test('thick is what a red check tried; without one nothing is, and no line explains it', () => {
  const legend = 'Thick: tried by a check that is red.';
  expect(readable(svg(twoNetworks))).toContain(legend);
  const host = twoNetworks.paths.filter(({ from }) => from === 'the host');
  expect(readable(svg({ ...twoNetworks, paths: host }, ['first']))).toContain(legend);
  const green = svg(twoNetworks, []);
  expect(green).not.toMatch(/\bhot\b/);
  expect(readable(green)).not.toContain(legend);
});

test('a network and a container more: all that was there stays where it was', () => {
  const before: NetworksFacts = {
    ...twoNetworks,
    networks: twoNetworks.networks.slice(0, 2),
    containers: twoNetworks.containers.slice(0, 3),
  };
  const [old, now] = [svg(before), svg(twoNetworks)];
  for (const name of ['front', 'proxy', 'web', 'db', 'cellar', '172.21.0.2'])
    expect(placeOf(now, name)).toEqual(placeOf(old, name));
});

test('the same facts are the same drawing', () => {
  expect(svg(twoNetworks)).toBe(svg(structuredClone(twoNetworks)));
});

test('the host’s network, none, another container’s, and one that has ended', () => {
  const texts = readable(svg(otherModes));
  for (const text of ['as the host', 'only loopback', 'network of web', 'exited', 'the host'])
    expect(texts).toContain(text);
});

test('a way to nobody known leads to a place of its own', () => {
  const [path] = twoNetworks.paths;
  const paths = path ? [{ ...path, to: null, open: false, saw: 'no such name' }] : [];
  expect(readable(svg({ ...twoNetworks, paths }))).toContain('no container');
});

test('ways that would lie over each other have lanes of their own', () => {
  const names = ['a', 'b', 'c', 'd'];
  const [first] = twoNetworks.containers;
  const way = (from: string, to: string) => ({
    ...{ check: null, from, to, asked: `${from}${to}`, open: true, saw: 'a reply' },
  });
  const facts: NetworksFacts = {
    ...twoNetworks,
    containers: first ? names.map((name) => ({ ...first, name })) : [],
    paths: [way('a', 'b'), way('b', 'c'), way('c', 'a'), way('a', 'd'), way('b', 'd')],
  };
  const drawn = svg(facts);
  const y = (text: string) => placeOf(drawn, text).y;
  expect(y('ab')).toBe(y('bc'));
  expect(new Set([y('ab'), y('ca'), y('bd'), y('ad')]).size).toBe(4);
});
