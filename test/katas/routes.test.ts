import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKatas } from '../../src/katas/load.ts';
import { katasOn, loadRoutes, routeCalled } from '../../src/katas/routes.ts';
import { checkout } from '../../src/system/paths.ts';
import { SmallSet } from '../support/small-set.ts';

const routes = loadRoutes();
const numbersOn = (name: string) =>
  katasOn(routeCalled(name), loadKatas()).map(({ number }) => number);

test('a route has its katas in its own order; the last has every kata', () => {
  expect(routes.map(({ name }) => name)).toEqual(['evening', 'weeks', 'everything']);
  expect(numbersOn('evening')).toEqual(routes[0]?.katas);
  expect(numbersOn('everything').sort()).toEqual(loadKatas().map(({ number }) => number));
});

test('docs/learners.md names the katas of each route', () => {
  const text = readFileSync(join(checkout, 'docs/learners.md'), 'utf8');
  for (const { title, katas } of routes.slice(0, -1)) {
    const [, listed = ''] =
      new RegExp(`\\*\\*${title}\\*\\*([^]*?)(?=\\n- |\\n\\n)`).exec(text) ?? [];
    expect(listed.match(/\b\d\d\b/g)).toEqual(katas);
  }
});

test('a name that no route has: what was meant', () => {
  expect(() => routeCalled('evning')).toThrow('There is no route called "evning"');
  expect(() => routeCalled('evning')).toThrow('did you mean evening?');
});

test('a set may have no routes; a file that is none says where it is wrong', () => {
  const set = new SmallSet(['41-call-me-by-name']);
  try {
    const katas = set.path('katas');
    expect(loadRoutes(katas)).toEqual([]);
    writeFileSync(join(katas, 'routes.json'), '[{ "name": "evening" }]');
    expect(() => loadRoutes(katas)).toThrow(/cannot be read[^]*title[^]*git checkout/);
    writeFileSync(join(katas, 'routes.json'), '[');
    expect(() => loadRoutes(katas)).toThrow('cannot be read');
  } finally {
    set.remove();
  }
});
