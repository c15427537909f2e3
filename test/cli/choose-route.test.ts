import { choices, meant } from '../../src/cli/choose-route.ts';
import { loadRoutes } from '../../src/katas/routes.ts';

const routes = loadRoutes();

test('each route is offered on a line that fits a terminal', () => {
  const lines = choices(routes).split('\n');
  expect(lines[0]).toBe('3 ways through the katas:');
  expect(lines[1]).toMatch(/^ {2}1 {2}An evening {4}.*\(\d+ katas\)$/);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
});

test.each([
  ['', 'evening'],
  ['2', 'weeks'],
  ['Everything', 'everything'],
  ['4', undefined],
  ['0', undefined],
  ['y', undefined],
])('the answer “%s” means %s', (answer, name) => {
  expect(meant(answer, routes)?.name).toBe(name);
});
