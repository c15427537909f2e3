import type { Profile } from '../../../src/bench/profile/profile.ts';
import { flameGraph } from '../../../src/cli/output/flame-graph.ts';
import { profileText } from '../../../src/cli/output/profile.ts';

const leaf = { name: 'parse<T>', file: 'file:///work/node_modules/a/b.js', ms: 40, below: [] };
const profile: Profile = {
  kata: '41-call-me-by-name',
  phases: [
    { name: 'before the first check', begin: 1000, end: 1030, cpu: 20 },
    { name: 'the menu answers', begin: 1030, end: 1530, cpu: 40 },
  ],
  calls: [
    { kind: 'engine', what: 'POST /containers/…/start', begin: 1040, end: 1340 },
    { kind: 'engine', what: 'GET /containers/…/json', begin: 1100, end: 1110 },
    { kind: 'program', what: 'docker buildx build', begin: 1300, end: 1400 },
  ],
  processor: { name: 'this process', file: '', ms: 50, below: [leaf] },
};

test('the table has a row for each phase and one for all, and the longest calls below', () => {
  expect(profileText(profile).split('\n')).toEqual([
    '41-call-me-by-name           ms   engine  program  neither  own CPU    calls',
    'before the first check       30        0        0       30       20        0',
    'the menu answers            500      300      100      140       40        3',
    'until the verdict           530      300      100      170       60        3',
    '',
    'the calls that took the longest, until their answer began',
    '   300 ms  POST /containers/…/start',
    '   100 ms  docker buildx build',
    '    10 ms  GET /containers/…/json',
  ]);
});

test('the flame graph has each phase, call and function, with where it is from', () => {
  const svg = flameGraph(profile);
  for (const text of [
    '530 ms until the verdict',
    'the menu answers  500 ms',
    'docker buildx build  100 ms',
  ])
    expect(svg).toContain(text);
  expect(svg).toContain('<title>parse&#60;T&#62;  40 ms  node_modules/a/b.js</title>');
});
