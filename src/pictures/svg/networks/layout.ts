import { theHost } from '../../collect/paths.ts';
import { distinct } from '../../draw/paths.ts';
import type { NetworksFacts, PathFacts } from '../../schema/schema.ts';
import { waysBetween } from './lanes.ts';
import { boxHeight, boxWidth, lane, targetOf, upperY, type Layout } from './model.ts';

const row = 70;
// So many say what there is to say.
const mostWays = 12;

/**
 * A column for each container in the setup’s order. The first network is a line above them, the others
 * are lines below: what is added comes to the right or at the bottom, and all else stays.
 * @param red the names of the checks that failed: their ways come first
 */
export function layOut(facts: NetworksFacts, red: string[]): Layout {
  const { containers, networks } = facts;
  const isRed = ({ check }: PathFacts) => check !== null && red.includes(check);
  const paths = distinct([
    ...facts.paths.filter(isRed),
    ...facts.paths.filter((one) => !isRed(one)),
  ]).slice(0, mostWays);
  const names = containers.map(({ name }) => name);
  const others = [...new Set(paths.map(targetOf))].filter((name) => !names.includes(name));
  const pitch = names.length + others.length > 2 ? 160 : 220;
  const columns = [...names, ...others].map((name, index) => ({
    name,
    container: containers[index] ?? null,
    x: 2 + boxWidth / 2 + index * pitch,
  }));
  const ways = waysBetween(paths, columns, isRed);
  const lanes = Math.max(0, ...ways.map((way) => way.lane + 1));
  const [upper, ...below] = networks.filter(({ kind }) => kind !== 'host');
  const top = (upper ? upperY + 16 : 2) + lanes * lane + (lanes > 0 ? 12 : 30);
  const bottom = top + boxHeight;
  const lower = below.map((network, index) => ({ network, y: bottom + 54 + index * row }));
  const fromHost = paths.filter(({ from }) => from === theHost);
  const isHostUsed =
    fromHost.length > 0 ||
    networks.some(({ kind }) => kind === 'host') ||
    containers.some(({ ports }) => ports.some(({ published }) => published.length > 0));
  return {
    ...{ columns, upper, lower, ways, fromHost, top, bottom },
    width: Math.max(400, (columns.at(-1)?.x ?? 0) + boxWidth / 2 + (lower.length > 0 ? 56 : 2)),
    host: isHostUsed ? bottom + 54 + lower.length * row : null,
  };
}
