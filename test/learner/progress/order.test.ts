import { inLearnersOrder } from '../../../src/learner/progress/order.ts';
import { chosenRoute, noteRoute, readProgress } from '../../../src/learner/progress/store.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { madeUpKata } from '../../support/made-up-kata.ts';

const katas = ['11', '41', '91', '92', '94'].map((number) => madeUpKata(number, 'A kata'));
const routes = [
  { name: 'short', title: 'Short', about: 'a few', katas: ['41', '11'] },
  { name: 'all', title: 'All', about: 'all', katas: ['11', '41', '91', '94', '92'] },
];
const order = (chosen: string | null) =>
  inLearnersOrder(katas, routes, chosen).map(({ number }) => number);

test('first the katas of the chosen route, then the others as the last route has them', () => {
  expect(order('short')).toEqual(['41', '11', '91', '94', '92']);
  expect(order(null)).toEqual(['11', '41', '91', '94', '92']);
});

test('a route that is gone counts as none; without routes the numbers say', () => {
  expect(order('gone')).toEqual(order(null));
  expect(inLearnersOrder(katas, [], null)).toEqual(katas);
});

test('a choice is kept beside the progress, and can be made anew', () => {
  const folder = mkdtempSync(join(tmpdir(), 'docker-dojo-route-'));
  const path = join(folder, 'progress.json');
  try {
    expect(chosenRoute(path)).toBeNull();
    noteRoute('short', path);
    noteRoute('all', path);
    expect(chosenRoute(path)).toBe('all');
    expect(readProgress(path)).toEqual({});
  } finally {
    rmSync(folder, { recursive: true });
  }
});
