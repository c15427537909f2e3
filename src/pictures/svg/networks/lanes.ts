import type { PathFacts } from '../../schema/schema.ts';
import { targetOf, type Way } from './model.ts';

/**
 * Ways with their lanes: straight ones to neighbours, short ones next to the containers, none over another.
 * Of the ways from one to the other that ended as they should, one says it.
 */
export function waysBetween(
  paths: PathFacts[],
  columns: (string | null)[],
  isAgainst: (path: PathFacts) => boolean,
): Way[] {
  const ways = paths
    .map((path) => ({
      ...{ path, isAgainst: isAgainst(path), lane: null },
      from: columns.indexOf(path.from),
      to: columns.indexOf(targetOf(path)),
    }))
    .filter(({ from, to }) => from >= 0 && to >= 0 && from !== to)
    .filter((way, index, all) => way.isAgainst || all.findIndex(saysTheSame(way)) === index)
    .sort((a, b) => Math.abs(a.from - a.to) - Math.abs(b.from - b.to));
  const laid: Way[] = [];
  for (const way of ways) laid.push({ ...way, lane: laneOf(way, laid, columns.length) });
  return laid;
}

function saysTheSame({ path, from, to }: Way): (other: Way) => boolean {
  return (other) => other.from === from && other.to === to && other.path.open === path.open;
}

/** Between two columns of a wider drawing a straight way has no room for words. */
function laneOf(way: Way, laid: Way[], columns: number): number | null {
  const isNear = Math.abs(way.from - way.to) === 1 && (columns <= 2 || !way.isAgainst);
  if (isNear && !laid.some((one) => one.lane === null && overlap(one, way))) return null;
  let free = 0;
  while (laid.some((one) => one.lane === free && overlap(one, way))) free += 1;
  return free;
}

type Span = Pick<Way, 'from' | 'to'>;

function overlap(a: Span, b: Span): boolean {
  return (
    Math.max(a.from, a.to) > Math.min(b.from, b.to) &&
    Math.max(b.from, b.to) > Math.min(a.from, a.to)
  );
}
