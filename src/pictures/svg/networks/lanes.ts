import type { PathFacts } from '../../schema/schema.ts';
import { targetOf, type Column, type Way } from './model.ts';

/** Ways with their lanes: short ones next to the containers, and none over another. */
export function waysBetween(
  paths: PathFacts[],
  columns: Column[],
  isRed: (path: PathFacts) => boolean,
): Way[] {
  const numberOf = (name: string) => columns.findIndex((one) => one.name === name);
  const ways = paths
    .map((path) => ({ path, from: numberOf(path.from), to: numberOf(targetOf(path)) }))
    .filter(({ from, to }) => from >= 0 && to >= 0 && from !== to)
    .sort((a, b) => Math.abs(a.from - a.to) - Math.abs(b.from - b.to));
  const laid: Way[] = [];
  for (const way of ways) {
    let free = 0;
    while (laid.some((one) => one.lane === free && overlap(one, way))) free += 1;
    laid.push({ ...way, lane: free, isRed: isRed(way.path) });
  }
  return laid;
}

type Span = Pick<Way, 'from' | 'to'>;

function overlap(a: Span, b: Span): boolean {
  return (
    Math.max(a.from, a.to) > Math.min(b.from, b.to) &&
    Math.max(b.from, b.to) > Math.min(a.from, a.to)
  );
}
