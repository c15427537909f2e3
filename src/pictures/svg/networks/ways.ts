import type { PathFacts } from '../../schema/schema.ts';
import type { Html } from '../../../text/html.ts';
import { label, line, round, tip, words } from '../shapes.ts';
import { boxWidth, lane, type Layout, type Way } from './model.ts';

/** Form, end and word each say how a way ended; thick is what a red check tried. */
export function drawWay(way: Way, layout: Layout): Html[] {
  const { path, from, to, isRed } = way;
  const [start, end] = [endAt(way, from, layout), endAt(way, to, layout)];
  const y = layout.top - 30 - way.lane * lane;
  const side = end > start ? 1 : -1;
  const stop = layout.top - (path.open ? 8 : isUnknownName(path) ? 22 : 7);
  const along =
    `M${round(start)} ${layout.top}V${y + 6}q0-6 ${6 * side}-6` +
    `H${round(end - 6 * side)}q${6 * side} 0 ${6 * side} 6V${stop}`;
  const look = isRed ? 'hot' : 'green';
  const [middle, room] = [(start + end) / 2, Math.abs(end - start) - 8];
  return [
    line(along, 'gap'),
    line(along, `way ${look}${path.open ? '' : ' broken'}`),
    ending(path, end, layout.top, look),
    label(path.asked, room, { x: middle, y: y - 6, look: 'mono mid halo' }),
    label(wordOf(path), room, { x: middle, y: y + 14, look: `mid halo strong ${look}` }),
  ];
}

/** An arrow for what got through, a bar for what did not, a question mark for a name that nobody knows. */
function ending(path: PathFacts, x: number, top: number, look: string): Html {
  if (path.open) return tip(x, top - 1, 'down', look);
  if (isUnknownName(path)) return words('?', { x, y: top - 7, look: `name mid halo ${look}` });
  return line(`M${round(x - 8)} ${top - 6}h16`, `way ${look}`);
}

export function wordOf({ open, saw }: PathFacts): string {
  return open ? 'open' : saw;
}

function isUnknownName({ saw }: PathFacts): boolean {
  return saw === 'no such name';
}

/** Where a way leaves a container: on the side of the other one, the higher lane nearer to the middle. */
function endAt(way: Way, number: number, { ways, columns }: Layout): number {
  const side = sideOf(way, number);
  const same = ways
    .filter((one) => (one.from === number || one.to === number) && sideOf(one, number) === side)
    .sort((a, b) => b.lane - a.lane);
  const step = Math.min(14, (boxWidth / 2 - 22) / same.length);
  return (columns[number]?.x ?? 0) + side * (14 + same.indexOf(way) * step);
}

function sideOf({ from, to }: Way, number: number): 1 | -1 {
  return (from === number ? to : from) > number ? 1 : -1;
}
