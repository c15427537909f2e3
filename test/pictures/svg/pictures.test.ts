import { svgOf } from '../../../src/pictures/svg/pictures.ts';
import type { NetworksFacts, Pictures } from '../../../src/pictures/schema/schema.ts';
import { textOf } from '../../../src/text/html.ts';
import { hostileTexts } from '../../support/hostile.ts';
import { readable } from '../../support/drawings.ts';
import { everything, twoNetworks } from '../../support/pictures.ts';

const nothing: Pictures = { check: null, networks: null, mounts: [], builds: [], images: null };
const all = everything.map((one): Pictures => ({ ...nothing, ...one }));

function svgText(pictures: Pictures): string {
  return svgOf(pictures, { red: ['a'] })
    .map(({ svg }) => textOf(svg))
    .join('');
}

test('each kind has its title, its description in words, and its commands', () => {
  const drawn = all.flatMap((one) => svgOf(one));
  expect(new Set(drawn.map(({ title }) => title))).toEqual(
    new Set(['Networks', 'Mounts', 'Builds of app/', 'Images']),
  );
  for (const { svg, title, words } of drawn) {
    expect(textOf(svg)).toContain(`-title">${title}</title><desc id=`);
    expect(words.length).toBeGreaterThan(1);
  }
  expect(svgOf(nothing)).toEqual([]);
});

test('no two ids of a page are the same, and what refers to one finds it', () => {
  const page = all.flatMap((one, index) =>
    svgOf(one, { id: `save-${index}` }).map(({ svg }) => textOf(svg)),
  );
  const ids = [...page.join('').matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const used = [...page.join('').matchAll(/(?:labelledby|describedby)="([^"]+)"|url\(#([^)]+)\)/g)];
  expect(used.length).toBeGreaterThan(0);
  for (const [, label, paint] of used) expect(ids).toContain(label ?? paint);
});

/** Facts in which every text is this one. */
function called<T>(facts: T, text: string): T {
  const kept = ['kind', 'backing', 'afterRemove', 'how', 'because', 'published'];
  return JSON.parse(JSON.stringify(facts), (key, value: unknown) =>
    typeof value === 'string' && !kept.includes(key) && !/^[\d.[\]:]+$/.test(value) ? text : value,
  ) as T;
}

test.each(Object.entries(hostileTexts))('whatever things are called: %s', (_name, text) => {
  for (const facts of all) {
    const svg = svgText(called(facts, text));
    // Only tags of our own, and none within a text.
    const tags = new Set(
      [...svg.matchAll(/<\/?([^\s>]*)/g)].map(([, tag]) => tag?.replace('/', '')),
    );
    const own = ['svg', 'title', 'desc', 'g', 'path', 'rect', 'circle', 'text', 'defs', 'pattern'];
    expect([...tags].filter((tag) => !own.includes(tag ?? ''))).toEqual([]);
    expect(svg).not.toMatch(/<[^>]*(?: on\w+=|style=|href=)|\0|\x1b/);
  }
});

test('whom the lab put there is drawn where a red way began with them', () => {
  const containers = twoNetworks.containers.map((one) =>
    one.name === 'a passer-by' ? { ...one, uninvolved: true as const } : one,
  );
  const way = {
    check: 'a',
    from: 'a passer-by',
    to: 'db',
    asked: 'db',
    open: true,
    saw: 'a reply',
  };
  const drawn = (wanted: 'open' | 'closed') => {
    const networks = { ...twoNetworks, containers, paths: [{ ...way, wanted }] };
    return readable(svgText({ ...nothing, networks }));
  };
  expect(drawn('closed')).toEqual(expect.arrayContaining(['a passer-by', 'bridge']));
  expect(drawn('open')).not.toContain('a passer-by');
  expect(drawn('open')).not.toContain('bridge');
});

test('a long name is cut with an ellipsis and whole in a title', () => {
  const name = 'a-name-that-has-no-room-in-any-box';
  const svg = svgText(called(all[0] ?? nothing, name));
  expect(svg).toContain('>a-name-tha…<title>');
  expect(svg).toContain(`<title>${name}`);
});

test('twelve containers on five networks take at most 2 ms', () => {
  const networks = ['a', 'b', 'c', 'd', 'e'].map((name) => ({
    ...{ name, key: null, subnet: '172.20.0.0/16', kind: 'own' as const },
  }));
  const containers = Array.from({ length: 12 }, (_one, index) => ({
    ...{ name: `container-${index}`, image: 'node', state: 'running', sharesWith: null },
    ports: [{ port: '80/tcp', published: [`0.0.0.0:${32_768 + index}`], asked: true }],
    places: networks
      .filter((_network, at) => (index + at) % 2 === 0)
      .map(({ name }) => ({ network: name, address: `172.20.0.${index}`, names: ['web'] })),
  }));
  const paths = containers.map(({ name }, index) => ({
    ...{ check: 'a', from: name, to: `container-${(index * 5 + 3) % 12}`, asked: 'web:80' },
    ...{ open: index % 2 === 0, saw: 'refused' },
  }));
  const facts: NetworksFacts = { networks, containers, paths };
  const once = () => {
    const started = performance.now();
    svgText({ ...nothing, networks: facts });
    return performance.now() - started;
  };
  // The best of many: what else the machine does is no matter of ours.
  const best = Math.min(...Array.from({ length: 100 }, once));
  process.stderr.write(`svg of 12 containers on 5 networks: ${best.toFixed(2)} ms\n`);
  expect(best).toBeLessThan(2);
});
