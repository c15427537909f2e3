import { wordOf } from '../../draw/outcome.ts';
import type { PathFacts } from '../../schema/schema.ts';
import type { Html } from '../../../text/html.ts';
import { cross } from '../marks.ts';
import { label, line, round, tip, words } from '../shapes.ts';
import { boxHeight, boxWidth, lane, type Layout, type Way } from './model.ts';

/** Form, end and word each say how a way ended; thick, with a cross or a bar, is one that should have ended otherwise. */
export function drawWay(way: Way, layout: Layout): Html[] {
  return way.lane === null ? straight(way, layout) : alongLane(way, way.lane, layout);
}

function alongLane(way: Way, number: number, layout: Layout): Html[] {
  const { path, from, to, isAgainst } = way;
  const [start, end] = [endAt(way, from, layout), endAt(way, to, layout)];
  const y = layout.top - 30 - number * lane;
  const side = end > start ? 1 : -1;
  const stop = layout.top - (path.open ? 8 : isUnknownName(path) ? 22 : 7);
  const along =
    `M${round(start)} ${layout.top}V${y + 6}q0-6 ${6 * side}-6` +
    `H${round(end - 6 * side)}q${6 * side} 0 ${6 * side} 6V${stop}`;
  const look = lookOf(way);
  const [middle, room] = [(start + end) / 2, Math.abs(end - start) - 8];
  return [
    line(along, 'gap'),
    line(along, `way ${look}${path.open ? '' : ' broken'}`),
    ending(path, end, layout.top, look),
    label(path.asked, room, { x: middle, y: y - 6, look: 'mono mid halo' }),
    label(wordOf(path), room, { x: middle, y: y + 14, look: `mid halo strong ${look}` }),
    ...(isAgainst && path.open ? [cross(round(start + side * 22), y)] : []),
  ];
}

/** To the neighbour, from box to box. */
function straight(way: Way, { columns, top }: Layout): Html[] {
  const { path, from, to, isAgainst } = way;
  const side = to > from ? 1 : -1;
  const start = (columns[from]?.x ?? 0) + (side * boxWidth) / 2;
  const end = (columns[to]?.x ?? 0) - (side * boxWidth) / 2;
  const y = top + boxHeight / 2;
  const look = lookOf(way);
  const stop = end - side * (path.open ? 8 : 9);
  const [middle, room] = [(start + end) / 2, Math.abs(end - start) - 8];
  const barred = line(`M${end - side * 9} ${y - 8}v16`, `way ${look}`);
  const about = [
    label(path.asked, room, { x: middle, y: y - 12, look: 'mono mid' }),
    label(wordOf(path), room, { x: middle, y: y + 22, look: `mid strong ${look}` }),
  ];
  return [
    line(`M${start} ${y}H${stop}`, `way ${look}${path.open ? '' : ' broken'}`),
    path.open ? tip(end - side, y, side > 0 ? 'right' : 'left', look) : barred,
    ...(room > 60 ? about : []),
    ...(isAgainst && path.open ? [cross(middle, y)] : []),
  ];
}

function lookOf({ isAgainst }: Way): string {
  return isAgainst ? 'red' : 'green';
}

/** An arrow for what got through, a bar for what did not, a question mark for a name that nobody knows. */
function ending(path: PathFacts, x: number, top: number, look: string): Html {
  if (path.open) return tip(x, top - 1, 'down', look);
  if (isUnknownName(path)) return words('?', { x, y: top - 7, look: `name mid halo ${look}` });
  return line(`M${round(x - 8)} ${top - 6}h16`, `way ${look}`);
}

function isUnknownName({ saw }: PathFacts): boolean {
  return saw === 'no such name';
}

/** Where a way leaves a container: on the side of the other one, the higher lane nearer to the middle. */
function endAt(way: Way, number: number, { ways, columns }: Layout): number {
  const side = sideOf(way, number);
  const same = ways
    .filter((one) => one.lane !== null && (one.from === number || one.to === number))
    .filter((one) => sideOf(one, number) === side)
    .sort((a, b) => (b.lane ?? 0) - (a.lane ?? 0));
  const step = Math.min(14, (boxWidth / 2 - 22) / same.length);
  return (columns[number]?.x ?? 0) + side * (14 + same.indexOf(way) * step);
}

function sideOf({ from, to }: Way, number: number): 1 | -1 {
  return (from === number ? to : from) > number ? 1 : -1;
}
