import { chosenBuild, drawBuilds } from '../../../src/pictures/svg/builds.ts';
import type { BuildsFacts, CacheMiss } from '../../../src/pictures/schema/schema.ts';
import { readable, svgText } from '../../support/drawings.ts';
import { copiedEarly, manyReasons } from '../../support/pictures.ts';

const svg = (facts: BuildsFacts, red: string[] = []) => svgText(drawBuilds(facts, red));

test('the edited file, the first step that missed, and what was run because of it', () => {
  const drawn = svg(copiedEarly, ['first']);
  expect(readable(drawn)).toEqual([
    ...['edited before build 2', 'the steps of build 2'],
    ...['WORKDIR /shop', '0.0 s', '✓ from the cache'],
    ...['src/hours.js', 'COPY . .', '0.1 s', '▶ first that missed: a file differs'],
    ...['RUN npm ci', '3.3 s', 'run again: the step above was', 'in all', '3.4 s'],
  ]);
  expect(drawn.match(/class="box red"/g)).toHaveLength(1);
  expect(drawn.match(/class="box broken"/g)).toHaveLength(1);
  expect(svg(copiedEarly)).not.toMatch(/\bred\b/);
});

test('stages by name, a step that failed, one that was not reached', () => {
  const texts = readable(svg(manyReasons));
  expect(texts).toEqual(
    expect.arrayContaining(['workshop', 'the last stage', 'not reached', '✗ failed', 'ARG V']),
  );
});

test('the latest build that lost the cache; else the latest', () => {
  expect(chosenBuild(copiedEarly)).toBe(1);
  const steps = copiedEarly.steps.map((one) => ({ ...one, taken: one.taken.slice(0, 1) }));
  const builds = copiedEarly.builds.slice(0, 1);
  expect(chosenBuild({ ...copiedEarly, builds, steps })).toBe(0);
  expect(chosenBuild({ ...copiedEarly, builds: [], steps: [] })).toBe(0);
  expect(() => svg({ ...copiedEarly, builds: [], steps: [] })).not.toThrow();
});

test.each<[CacheMiss, string[]]>([
  [{ because: 'files', files: ['a', 'b', 'c', 'd'] }, ['a', 'b', 'and 2 more']],
  [{ because: 'instruction', before: 'RUN x' }, ['it was', 'RUN x']],
  [{ because: 'instruction', before: '' }, ['it is new']],
  [{ because: 'stage', stage: 'workshop' }, ['stage workshop']],
  [{ because: 'argument', names: ['V', 'W'] }, ['ARG V', 'ARG W']],
  [{ because: 'unknown' }, []],
])('what differs stands at the step: %j', (lost, wanted) => {
  const taken: BuildsFacts['steps'][number]['taken'] = [{ how: 'run', ms: 5, lost }];
  const steps = [{ stage: '', instruction: 'STEP', taken }];
  const texts = readable(svg({ ...copiedEarly, builds: copiedEarly.builds.slice(1), steps }));
  expect(texts.slice(texts.indexOf('the steps of build 1') + 1, texts.indexOf('STEP'))).toEqual(
    wanted,
  );
  expect(texts.some((text) => text.startsWith('▶ first that missed'))).toBe(true);
});
