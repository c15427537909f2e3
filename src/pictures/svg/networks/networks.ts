import { namesOn } from '../../draw/lines.ts';
import type { NetworkFacts, NetworksFacts } from '../../schema/schema.ts';
import { xml, type Html } from '../../../text/html.ts';
import { command } from '../commands.ts';
import type { Content } from '../frame.ts';
import { fitting, label, line, ring, wide, words } from '../shapes.ts';
import { drawContainer } from './containers.ts';
import { drawHost, hostHeight } from './host.ts';
import { layOut } from './layout.ts';
import { upperY, type Column, type Layout } from './model.ts';
import { drawWay } from './ways.ts';

/**
 * Networks as lines, containers hanging on them, and the ways that checks tried.
 * @param red the names of the checks that failed
 */
export function drawNetworks(facts: NetworksFacts, red: string[]): Content {
  const layout = layOut(facts, red);
  const last = layout.lower.at(-1)?.y;
  const isRed =
    layout.ways.some((way) => way.isRed) ||
    layout.fromHost.some(({ check }) => check !== null && red.includes(check));
  const end = layout.host ?? (last === undefined ? layout.bottom : last + 26);
  const height = end + hostHeight(layout) + (isRed ? 26 : 4);
  const legend = 'Thick: tried by a check that is red.';
  return {
    ...{ width: layout.width, height },
    body: [
      ...layout.columns.map((column) => stems(column, layout)),
      ...drawHost(layout, red),
      ...(layout.upper ? [bus(layout.upper, upperY, layout)] : []),
      ...layout.lower.map(({ network, y }) => bus(network, y, layout)),
      ...layout.columns.flatMap((column) => rings(column, layout)),
      ...layout.columns.map((column) => drawContainer(column, layout)),
      ...layout.ways.flatMap((way) => drawWay(way, layout)),
      ...(isRed ? [words(legend, { x: 2, y: height - 6, look: 'soft' })] : []),
    ],
  };
}

/** A network; an internal one is closed at both ends. */
function bus(network: NetworkFacts, y: number, { width }: Layout): Html {
  const { name, key, subnet, kind } = network;
  const along = `M2 ${y}H${width - 2}`;
  const ends = kind === 'internal' ? `M2 ${y - 7}v14M${width - 2} ${y - 7}v14` : '';
  const remarks = { own: '', host: '', default: 'default network', internal: 'internal network' };
  const called = key ?? name;
  const look = 'name mono halo';
  const at = y === upperY ? y - 40 : y + 20;
  const room = fitting(called, 190, look).length * wide.name + 12;
  const about = [key === null ? '' : name, subnet, remarks[kind]].filter(Boolean).join(', ');
  return xml`${line(along, 'gap')}${line(along + ends, 'bus')}${label(called, 190, { x: 2, y: at, look, command: command('network', name) })}${label(about, width - room, { x: 2 + room, y: at, look: 'soft halo' })}`;
}

/** From a container to its networks: under the lines of those that it is not on. */
function stems({ container, x }: Column, { upper, lower, host, top, bottom }: Layout): Html {
  const on = (network: NetworkFacts | undefined) =>
    container?.places.some((place) => place.network === network?.name) === true;
  const deepest = lower.findLast(({ network }) => on(network))?.y;
  const isOnHost = host !== null && container?.places.some(({ network }) => network === 'host');
  const down = isOnHost ? host : deepest;
  return xml`${on(upper) && line(`M${x} ${upperY}V${top}`, '')}${down !== undefined && line(`M${x} ${bottom}V${down}`, '')}`;
}

/** Where a container sits on a network, by what name others there find it, and at what address. */
function rings({ container, x }: Column, { upper, lower, host }: Layout): Html[] {
  if (!container) return [];
  const lines = [...(upper ? [{ network: upper, y: upperY }] : []), ...lower];
  const isOnHost = container.places.some(({ network }) => network === 'host');
  const drawn = lines.flatMap(({ network, y }) => {
    const place = container.places.find((one) => one.network === network.name);
    if (!place) return [];
    const known = namesOn({ network, head: [], style: 'dim' }, container).replace(/^as /, '');
    const isNone = place.names.length === 0;
    const look = `${isNone ? 'soft' : 'mono'} halo`;
    if (y === upperY) return [ring(x, y), label(known, 150, { x, y: y - 12, look: `${look} mid` })];
    return [
      ring(x, y),
      label(known, 96, { x: x + 9, y: y - 25, look }),
      label(place.address, 110, { x: x + 9, y: y - 10, look: 'mono soft halo' }),
    ];
  });
  return [...drawn, ...(isOnHost && host !== null ? [ring(x, host + 2)] : [])];
}
