import { theHost } from '../../collect/paths.ts';
import { keepPlaces } from '../../compare/places.ts';
import { sameNetworks } from '../../compare/same-networks.ts';
import { isAgainst } from '../../draw/outcome.ts';
import { distinct } from '../../draw/paths.ts';
import type { NetworksFacts, PathFacts } from '../../schema/schema.ts';
import { waysBetween } from './lanes.ts';
import { targetOf, type Way } from './model.ts';

// So many say what there is to say.
const mostWays = 12;

/** What is to be drawn, by the numbers of columns and lines; null where nobody is any more. */
export interface Plan {
  facts: NetworksFacts;
  columns: (string | null)[];
  networks: (string | null)[];
  ways: Way[];
  fromHost: PathFacts[];
}

/**
 * A column for each container in the setup’s order, then one for what else a way leads to; a line for
 * each network but the host's.
 * @param red the names of the checks that failed: their ways come first
 * @param before what was drawn of the save before: who was there keeps the place
 */
export function planOf(facts: NetworksFacts, red: string[], before?: Plan): Plan {
  const isRed = ({ check }: PathFacts) => check !== null && red.includes(check);
  const paths = distinct([
    ...facts.paths.filter(isRed),
    ...facts.paths.filter((one) => !isRed(one)),
  ]).slice(0, mostWays);
  const names = facts.containers.map(({ name }) => name);
  const called = [...new Set([...names, ...paths.map(targetOf)])];
  const lines = facts.networks.filter(({ kind }) => kind !== 'host').map(({ name }) => name);
  const same = before ? sameNetworks(before.facts, facts) : new Map<string, string>();
  const columns = keepPlaces(before?.columns ?? [], called, (name) => name);
  return {
    facts,
    columns,
    networks: keepPlaces(before?.networks ?? [], lines, (name) => same.get(name)),
    ways: waysBetween(paths, columns, (path) => isAgainst(path, red)),
    fromHost: paths.filter(({ from }) => from === theHost),
  };
}
