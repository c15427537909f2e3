import type { Kata } from '../../katas/kata.ts';
import { katasOn, loadRoutes, type Route } from '../../katas/routes.ts';
import { chosenRoute } from './store.ts';

/**
 * The katas in the order in which a learner does them: those of the chosen route, then the others.
 * Without a choice it is the order of the last route, which has every kata; else that of the numbers.
 */
export function inLearnersOrder(
  katas: Kata[],
  routes: Route[] = loadRoutes(),
  chosen: string | null = chosenRoute(),
): Kata[] {
  const everything = routes.at(-1);
  const route = routes.find(({ name }) => name === chosen);
  const wanted = [route, everything].flatMap((one) => (one ? katasOn(one, katas) : []));
  return [...new Set([...wanted, ...katas])];
}
