import { newsKey, type News } from '../../compare/news.ts';
import { namesOn } from '../../draw/lines.ts';
import type { ContainerFacts, NetworkFacts } from '../../schema/schema.ts';
import type { Html } from '../../../text/html.ts';
import { label, newMark, ring } from '../shapes.ts';
import { boxWidth, upperY, type Column, type Layout } from './model.ts';

/** What stands beside a ring has so much room. */
const room = 68;

/** Where a container sits on a network below it. */
interface Below {
  network: NetworkFacts;
  place: ContainerFacts['places'][number];
  y: number;
}

export function placesBelow({ container }: Column, { lower }: Layout): Below[] {
  return lower.flatMap(({ network, y }) => {
    const place = container?.places.find((one) => one.network === network.name);
    return place ? [{ network, place, y }] : [];
  });
}

/** Where a container sits on its networks, and by what name others there find it. */
export function rings(column: Column, layout: Layout, news: News): Html[] {
  const { container, x } = column;
  const { upper, host } = layout;
  if (!container) return [];
  const isOnHost = container.places.some(({ network }) => network === 'host');
  const above = upper && container.places.find((one) => one.network === upper.name);
  const isNew = ({ name }: NetworkFacts) => news.has(newsKey('endpoint', container.name, name));
  return [
    ...(above
      ? [ring(x, upperY), nameAt(container, upper, { x, y: upperY - 12, look: 'mid' })]
      : []),
    ...(above && isNew(upper) ? [newMark({ x: x + 8, y: upperY + 17, look: 'halo' })] : []),
    ...placesBelow(column, layout).flatMap((one) =>
      ringBelow(container, one, column, layout, isNew),
    ),
    ...(isOnHost && host !== null ? [ring(x, host + 2)] : []),
  ];
}

/** Beside the stem: to the right of it, at the edge of the drawing to the left. */
function ringBelow(
  container: ContainerFacts,
  { network, place, y }: Below,
  column: Column,
  layout: Layout,
  isNew: (network: NetworkFacts) => boolean,
): Html[] {
  const { x } = column;
  const isAtEdge = x + boxWidth > layout.width;
  const at = isAtEdge ? { x: x - 10, look: 'end' } : { x: x + 10, look: '' };
  const other = isAtEdge ? { x: x + 10, look: 'halo' } : { x: x - 10, look: 'end halo' };
  const several = placesBelow(column, layout).length > 1;
  const address = { x: at.x, y: y - 10, look: `mono soft halo ${at.look}` };
  return [
    ring(x, y),
    nameAt(container, network, { ...at, y: y - (several ? 25 : 12) }),
    ...(several ? [label(place.address, 112, address)] : []),
    ...(isNew(network) ? [newMark({ ...other, y: y - 12 })] : []),
  ];
}

function nameAt(
  container: ContainerFacts,
  network: NetworkFacts,
  at: { x: number; y: number; look: string },
): Html {
  const known = namesOn({ network, head: [], style: 'dim' }, container).replace(/^as /, '');
  const isNone = container.places.every(
    (one) => one.network !== network.name || one.names.length === 0,
  );
  const look = `${isNone ? 'soft' : 'mono'} halo ${at.look}`;
  return label(known, at.look === 'mid' ? 134 : room, { ...at, look });
}
