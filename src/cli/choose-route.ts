import { loadRoutes, routeCalled, type Route } from '../katas/routes.ts';
import { chosenRoute, noteRoute, readProgress } from '../learner/progress/store.ts';
import { answerTo, canAsk } from './ask.ts';

/**
 * Takes the route that was named; else asks somebody who is new here, once. Where nobody can be asked,
 * and in a set without routes, it goes on without.
 */
export async function chooseRoute(named?: string): Promise<void> {
  if (named !== undefined) {
    noteRoute(routeCalled(named).name);
    return;
  }
  const routes = loadRoutes();
  const isNew = chosenRoute() === null && Object.keys(readProgress()).length === 0;
  if (!isNew || !canAsk() || routes.length === 0) return;
  process.stderr.write(`${choices(routes)}\n\n`);
  let chosen: Route | undefined;
  while (!chosen) chosen = meant(await answerTo('Which way do you take? A number [1]'), routes);
  noteRoute(chosen.name);
}

/** The routes as they are offered: a number, a title, what it is. */
export function choices(routes: Route[]): string {
  const rows = routes.map(({ title, about, katas }, index) => {
    return `  ${index + 1}  ${title.padEnd(12)}  ${about} (${katas.length} katas)`;
  });
  return [`${routes.length} ways through the katas:`, ...rows].join('\n');
}

/** The route that an answer means: its number or its name; the first without an answer. */
export function meant(answer: string, routes: Route[]): Route | undefined {
  if (answer === '') return routes[0];
  return routes.find(({ name }, index) => [String(index + 1), name].includes(answer.toLowerCase()));
}
