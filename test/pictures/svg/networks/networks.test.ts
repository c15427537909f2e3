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

/** The last way of the facts, which a red check tried, with other facts. */
function withWay(way: Partial<NetworksFacts['paths'][number]>): NetworksFacts {
  const paths = twoNetworks.paths.slice(-1).map((one) => ({ ...one, ...way }));
  return { ...twoNetworks, paths };
}

const open = { open: true, saw: 'a reply' };

test('an outcome is told by form, end and word: open, no such name, refused', () => {
  const got = svg(withWay({ ...open, wanted: 'closed' }));
  expect(got).toMatch(/class="way red"[^]*class="solid red"[^]*<rect class="mark"/);
  expect(readable(got)).toContain('open');
  const unknown = svg(withWay({ wanted: 'open' }));
  expect(unknown).toMatch(/class="way red broken"/);
  expect(unknown).not.toMatch(/class="solid red"|class="mark"/);
  expect(readable(unknown)).toEqual(expect.arrayContaining(['no such name', '?']));
  const refused = svg(withWay({ saw: 'refused', wanted: 'open' }));
  expect(refused).toMatch(/class="way red" d="M[\d.]+ [\d.]+h16"/);
  expect(readable(refused)).toContain('refused');
  expect(readable(refused)).not.toContain('?');
});

test('thick and red is what ended otherwise than a red check wanted; else nothing explains it', () => {
  const legend = 'Thick and red: not as the check wanted it.';
  expect(readable(svg(withWay({ ...open, wanted: 'closed' })))).toContain(legend);
  const fromHost = { ...open, from: 'the host', to: 'proxy', wanted: 'closed' as const };
  expect(readable(svg(withWay(fromHost)))).toContain(legend);
  for (const drawn of [svg(withWay({ ...open, wanted: 'open' })), svg(withWay({}))]) {
    expect(drawn).not.toMatch(/\bred\b/);
    expect(readable(drawn)).not.toContain(legend);
  }
  expect(svg(withWay({ ...open, wanted: 'closed' }), [])).not.toMatch(/\bred\b/);
});

test('to a neighbour a way leads straight, told once; of two columns with its words', () => {
  const drawn = svg({ ...twoNetworks, paths: twoNetworks.paths.slice(0, 1) }, []);
  expect(drawn).toMatch(/class="way green" d="M[\d.]+ [\d.]+H[\d.]+"/);
  expect(readable(drawn)).not.toContain('db:8080');
  const two = { ...twoNetworks, containers: twoNetworks.containers.slice(1, 3) };
  const both = svg({ ...two, paths: twoNetworks.paths.filter(({ from }) => from === 'web') }, []);
  expect(readable(both).filter((text) => text === 'db:8080')).toHaveLength(1);
});

/** Where the box of a container has its name. */
function boxOf(drawn: string, name: string): string | undefined {
  return new RegExp(`<text ([^>]*) class="name mono mid">${name}<`).exec(drawn)?.[1];
}

test('a network and a container more: all that was there stays where it was', () => {
  const before: NetworksFacts = {
    ...twoNetworks,
    networks: twoNetworks.networks.slice(0, 2),
    containers: twoNetworks.containers.slice(0, 3),
  };
  const [old, now] = [svg(before), svg(twoNetworks)];
  for (const name of ['front', 'cellar']) expect(placeOf(now, name)).toEqual(placeOf(old, name));
  for (const name of ['proxy', 'web', 'db']) {
    expect(boxOf(now, name)).toBeDefined();
    expect(boxOf(now, name)).toBe(boxOf(old, name));
  }
});

test('beside the save before: who was there has its place, what is new says so', () => {
  const before: NetworksFacts = { ...twoNetworks, networks: twoNetworks.networks.slice(0, 1) };
  const containers = [...twoNetworks.containers].reverse();
  const facts = { ...twoNetworks, containers, networks: [...twoNetworks.networks].reverse() };
  const news = new Set(['network\nback', 'container\ndb', 'endpoint\nweb\nfront']);
  const now = svgText(drawNetworks(facts, red, news, { facts: before, red, is: 'before' }));
  const old = svgText(drawNetworks(before, red, undefined, { facts, red, is: 'after' }));
  expect(placeOf(now, 'front')).toEqual(placeOf(old, 'front'));
  for (const name of ['proxy', 'web', 'db', 'a passer-by'])
    expect(boxOf(now, name)).toBe(boxOf(old, name) ?? 'nowhere');
  expect(readable(now).filter((text) => text === 'new')).toHaveLength(3);
  expect(readable(old)).not.toContain('new');
});

test('two saves have the same room, also where one has a container or a lane less', () => {
  const before: NetworksFacts = {
    ...twoNetworks,
    ...{ containers: twoNetworks.containers.slice(0, 2), paths: [] },
  };
  const facts = withWay({ ...open, wanted: 'closed' });
  const beside = [
    drawNetworks(facts, red, undefined, { facts: before, red, is: 'before' }),
    drawNetworks(before, red, undefined, { facts, red, is: 'after' }),
  ];
  const [now, old] = beside.map(svgText);
  expect(beside[0]?.width).toBe(beside[1]?.width);
  expect(placeOf(now ?? '', 'cellar')).toEqual(placeOf(old ?? '', 'cellar'));
  for (const name of ['proxy', 'web'])
    expect(boxOf(now ?? '', name)).toBe(boxOf(old ?? '', name) ?? 'nowhere');
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
    ...{ check: red[0] ?? '', from, to, asked: `${from}${to}`, ...open },
    wanted: 'closed' as const,
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
