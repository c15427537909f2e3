import type { Kata } from '../../../../katas/kata.ts';

/** Points of the graph: a column for each depth, a row for each kata in its track. The style sheet has the same. */
export const grid = { column: 128, row: 40, head: 28, foot: 12 };

/** Where a kata stands. */
export interface Place {
  kata: Kata;
  /** How many katas have to be done one after the other before it. */
  depth: number;
  /** Its row within its track. */
  row: number;
}

/** One topic: its katas stand below its name. */
export interface Lane {
  track: string;
  places: Place[];
  /** Where it begins, and how high it is: points. */
  top: number;
  height: number;
}

/** The map as a graph of prerequisites: a lane a track, a column a depth. */
export function layOut(katas: Kata[]): Lane[] {
  const depth = depthsOf(katas);
  const lanes: Lane[] = [];
  for (const track of new Set(katas.map((kata) => kata.track))) {
    const used = new Map<number, number>();
    const places = katas
      .filter((kata) => kata.track === track)
      .map((kata) => {
        const column = depth(kata.number);
        const row = used.get(column) ?? 0;
        used.set(column, row + 1);
        return { kata, depth: column, row };
      });
    const rows = Math.max(...used.values());
    const last = lanes.at(-1);
    const top = last ? last.top + last.height : 0;
    lanes.push({ track, places, top, height: grid.head + rows * grid.row + grid.foot });
  }
  return lanes;
}

/** The longest way to a kata; one that waits for itself, by somebody's mistake, stands at the beginning. */
function depthsOf(katas: Kata[]): (number: string) => number {
  const after = new Map(katas.map((kata) => [kata.number, kata.after]));
  const known = new Map<string, number>();
  const depth = (number: string): number => {
    const there = known.get(number);
    if (there !== undefined) return there;
    known.set(number, 0);
    const before = (after.get(number) ?? []).filter((one) => after.has(one));
    const found = before.length === 0 ? 0 : 1 + Math.max(...before.map(depth));
    known.set(number, found);
    return found;
  };
  return depth;
}

/** The lines from each kata to those that build on it, as paths of an SVG. */
export function edgesOf(lanes: Lane[]): string[] {
  const spots = new Map(
    lanes.flatMap((lane) => lane.places.map((place) => [place.kata.number, { lane, place }])),
  );
  return [...spots.values()].flatMap(({ lane, place }) =>
    place.kata.after.flatMap((number) => {
      const from = spots.get(number);
      return from ? [edge(from, { lane, place })] : [];
    }),
  );
}

type Spot = { lane: Lane; place: Place };

/** To the next column straight; further on above the lane, where nothing stands. */
function edge(from: Spot, to: Spot): string {
  const [startX, startY] = [middleOf(from.place) + 18, heightOf(from)];
  const [endX, endY] = [middleOf(to.place) - 20, heightOf(to)];
  const first = (from.place.depth + 1) * grid.column - 8;
  const last = to.place.depth * grid.column - 8;
  if (first >= last) return `M${startX} ${startY}H${last}V${endY}H${endX}`;
  return `M${startX} ${startY}H${first}V${to.lane.top + 4}H${last}V${endY}H${endX}`;
}

/** The middle of a kata's mark and number. */
function middleOf({ depth }: Place): number {
  return depth * grid.column + 22;
}

function heightOf({ lane, place }: Spot): number {
  return lane.top + grid.head + place.row * grid.row + 10;
}
