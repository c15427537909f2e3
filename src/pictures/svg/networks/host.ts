import {
  endText,
  parseEnd,
  takes,
  withoutRepeats,
} from '../../../lab/objects/network/port-bindings.ts';
import { isAgainst, wordOf } from '../../draw/outcome.ts';
import { whoReaches } from '../../draw/ports.ts';
import type { PathFacts } from '../../schema/schema.ts';
import { xml, type Html } from '../../../text/html.ts';
import { command } from '../commands.ts';
import { label, line, ring, tip, words } from '../shapes.ts';
import { boxWidth, taken, targetOf, type Column, type Layout } from './model.ts';

/** What leads from the host to a container: a published port, a way that was tried, or both in one. */
interface Entry {
  at: string;
  about: string;
  path: PathFacts | undefined;
}

// Under a column; the words below the picture have all of them.
const most = 3;

/** The host as a double line at the bottom, and what leads up from it. */
export function drawHost(layout: Layout, red: string[]): Html[] {
  const { host, width, columns } = layout;
  if (host === null) return [];
  return [
    line(`M2 ${host}H${width - 2}M2 ${host + 5}H${width - 2}`, 'bus'),
    words('the host', { x: 2, y: host + 24, look: 'name halo' }),
    ...taken(columns).flatMap((column) => drawEntries(column, layout, host, red)),
  ];
}

/** How much room the host and what stands below it take. */
export function hostHeight(layout: Layout): number {
  if (layout.host === null) return 0;
  const counts = taken(layout.columns).map((column) =>
    Math.min(most + 1, entriesOf(column, layout).length),
  );
  return 34 + 32 * Math.max(0, ...counts);
}

function drawEntries(column: Column, layout: Layout, host: number, red: string[]): Html[] {
  const all = entriesOf(column, layout);
  const left = column.x - boxWidth / 2;
  const show = command('port', column.name);
  const drawn = all.slice(0, most).flatMap(({ at, about, path }, index) => {
    const y = host + 44 + 32 * index;
    const look = lookOf(path, red);
    const place = { x: left, y, look: 'mono' };
    return [
      arrow(column.x - 16 - 14 * index, layout.bottom, host, path, look),
      label(at, boxWidth + 20, column.container ? { ...place, command: show } : place),
      label(about, boxWidth + 32, { x: left, y: y + 15, look: path ? `strong ${look}` : 'soft' }),
    ];
  });
  const more = all.length - most;
  const y = host + 44 + 32 * most;
  return more > 0 ? [...drawn, words(`… and ${more} more`, { x: left, y, look: 'soft' })] : drawn;
}

function lookOf(path: PathFacts | undefined, red: string[]): string {
  if (!path) return '';
  return isAgainst(path, red) ? 'red' : 'green';
}

function arrow(
  x: number,
  bottom: number,
  host: number,
  path: PathFacts | undefined,
  look: string,
): Html {
  if (!path) return xml`${line(`M${x} ${host}V${bottom}`, '')}${ring(x, host)}`;
  const stop = bottom + (path.open ? 9 : 8);
  const end = path.open
    ? tip(x, bottom + 1, 'up', look)
    : line(`M${x - 6} ${bottom + 7}h12`, `way ${look}`);
  const way = line(`M${x} ${host}V${stop}`, `way ${look}${path.open ? '' : ' broken'}`);
  return xml`${way}${ring(x, host)}${end}`;
}

function entriesOf({ name, container }: Column, { fromHost }: Layout): Entry[] {
  const tried = fromHost.filter((path) => targetOf(path) === name);
  const ends = (container?.ports ?? []).flatMap(({ published }) =>
    withoutRepeats(published.map(parseEnd)),
  );
  const published = ends.map((end) => {
    const path = tried.find(({ asked }) => {
      const { address: host, port } = parseEnd(asked);
      return takes(end, { host, port });
    });
    const at = endText(end);
    return { at, path, about: [whoReaches(at), path && wordOf(path)].filter(Boolean).join(': ') };
  });
  const others = tried
    .filter((path) => published.every((one) => one.path !== path))
    .map((path) => ({ at: path.asked, path, about: wordOf(path) }));
  return [...others, ...published];
}
