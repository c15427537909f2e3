import { newsKey, type News } from '../../compare/news.ts';
import { isAgainst } from '../../draw/outcome.ts';
import type { NetworkFacts, NetworksFacts } from '../../schema/schema.ts';
import { xml, type Html } from '../../../text/html.ts';
import { command } from '../commands.ts';
import type { Content } from '../frame.ts';
import { fitting, label, line, newMark, wide, words } from '../shapes.ts';
import { drawContainer } from './containers.ts';
import { drawHost, hostHeight } from './host.ts';
import { layOut } from './layout.ts';
import { taken, upperY, type Column, type Layout } from './model.ts';
import { planOf, type Plan } from './plan.ts';
import { rings } from './rings.ts';
import { drawWay } from './ways.ts';

/** What a drawing is compared with: that of another save, which stands beside it. */
export interface Beside {
  facts: NetworksFacts;
  red: string[];
  /** Which of the two is the older one. */
  is: 'before' | 'after';
}

/**
 * Networks as lines, containers hanging on them, and the ways that checks tried.
 * @param red the names of the checks that failed
 * @param news what is marked as new
 */
export function drawNetworks(
  facts: NetworksFacts,
  red: string[],
  news: News = new Set(),
  beside?: Beside,
): Content {
  const layout = layOut(...plansOf(facts, red, beside));
  const last = layout.lower.at(-1)?.y;
  const ways = [...layout.ways.map(({ path }) => path), ...layout.fromHost];
  const hasAgainst = ways.some((path) => isAgainst(path, red));
  const end = layout.host ?? (last === undefined ? layout.bottom : last + 26);
  const height = end + hostHeight(layout) + (hasAgainst ? 32 : 4);
  const legend = 'Thick and red: not as the check wanted it.';
  const columns = taken(layout.columns);
  return {
    ...{ width: layout.width, height },
    body: [
      ...columns.map((column) => stems(column, layout)),
      ...drawHost(layout, red),
      ...(layout.upper ? [bus(layout.upper, upperY, layout, news)] : []),
      ...layout.lower.map(({ network, y }) => bus(network, y, layout, news)),
      ...columns.flatMap((column) => rings(column, layout, news)),
      ...columns.map((column) => drawContainer(column, layout, news)),
      ...layout.ways.flatMap((way) => drawWay(way, layout)),
      ...(hasAgainst ? [words(legend, { x: 2, y: height - 6, look: 'soft' })] : []),
    ],
  };
}

/** The plan of what is drawn, and of what stands beside it: the newer one follows the older one. */
function plansOf(facts: NetworksFacts, red: string[], beside?: Beside): [Plan, Plan?] {
  if (!beside) return [planOf(facts, red)];
  if (beside.is === 'before') {
    const before = planOf(beside.facts, beside.red);
    return [planOf(facts, red, before), before];
  }
  const own = planOf(facts, red);
  return [own, planOf(beside.facts, beside.red, own)];
}

/** A network; an internal one is closed at both ends. */
function bus(network: NetworkFacts, y: number, layout: Layout, news: News): Html {
  const { width, host, columns } = layout;
  const { name, key, subnet, kind } = network;
  const along = `M2 ${y}H${width - 2}`;
  const ends = kind === 'internal' ? `M2 ${y - 7}v14M${width - 2} ${y - 7}v14` : '';
  const remarks = { own: '', host: '', default: 'default network', internal: 'internal network' };
  const called = key ?? name;
  const look = 'name mono halo';
  const at = y === upperY ? y - 40 : y + 20;
  const isNew = news.has(newsKey('network', name));
  // What comes up from the host crosses the lower ones at their beginning.
  const start = y === upperY || host === null ? 2 : (columns[0]?.x ?? 0) + 8;
  const after = start + fitting(called, 190, look).length * wide.name + 12;
  const x = after + (isNew ? 34 : 0);
  const about = [key === null ? '' : name, subnet, remarks[kind]].filter(Boolean).join(', ');
  return xml`${line(along, 'gap')}${line(along + ends, 'bus')}${label(called, 190, { x: start, y: at, look, command: command('network', name) })}${isNew && newMark({ x: after, y: at, look: 'halo' })}${label(about, width - x, { x, y: at, look: 'soft halo' })}`;
}

/** From a container to its networks: under the lines of those that it is not on. */
function stems({ container, x }: Column, { upper, lower, host, top, bottom }: Layout): Html {
  const on = (network: NetworkFacts | null) =>
    network !== null && container?.places.some((place) => place.network === network.name) === true;
  const deepest = lower.findLast(({ network }) => on(network))?.y;
  const isOnHost = host !== null && container?.places.some(({ network }) => network === 'host');
  const down = isOnHost ? host : deepest;
  return xml`${on(upper) && line(`M${x} ${upperY}V${top}`, '')}${down !== undefined && line(`M${x} ${bottom}V${down}`, '')}`;
}
