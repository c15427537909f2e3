import type { PathFacts } from '../schema/schema.ts';
import type { Drawing } from './drawing.ts';
import { cell, cut, styled, widest } from '../../text/columns.ts';

// So many say what there is to say.
const most = 12;

/** The ways that checks tried, a line each: open or closed. Those of the red check come first. */
export function drawPaths(paths: PathFacts[], { width, check }: Drawing): string[] {
  const own = distinct(check === undefined ? paths : paths.filter((one) => one.check === check));
  const others = distinct(check === undefined ? [] : paths.filter((one) => one.check !== check));
  const news = others.filter((one) => !own.some((known) => sameWay(known, one)));
  return [
    ...part(check === undefined ? 'tried' : 'tried by this check', own, [...own, ...news], width),
    ...part(own.length > 0 ? 'and before it' : 'tried before it', news, [...own, ...news], width),
  ];
}

function part(title: string, paths: PathFacts[], all: PathFacts[], width: number): string[] {
  if (paths.length === 0) return [];
  const names = all.flatMap(({ from, to }) => [from, to ?? '']);
  const name = widest(names, { most: Math.min(16, Math.floor((width - 22) / 2)) });
  const end = widest(all.map(outcome));
  // Where it is narrow, who and whether are worth more than by what address.
  const rest = width - 2 * name - end - 11;
  const asked =
    rest < 12
      ? 0
      : widest(
          all.map((path) => path.asked),
          { most: rest },
        );
  const lines = paths.slice(0, most).map((path) => {
    const [arrow, style] = path.open ? (['──▶', 'green'] as const) : (['──✗', 'yellow'] as const);
    const way = `  ${cell(path.from, name)} ${styled(arrow, style)} ${cell(path.to ?? '?', name)}`;
    const by = asked > 0 ? `  ${cell(path.asked, asked, 'dim')}` : '';
    const room = width - 2 * name - 9 - (asked > 0 ? asked + 2 : 0);
    return `${way}${by}  ${styled(outcomeIn(room, path), style)}`;
  });
  const more = paths.length > most ? [`  … and ${paths.length - most} more`] : [];
  return [styled(title, 'bold'), ...lines, ...more];
}

/** A cross says closed as well, where there is no room for the word. */
function outcomeIn(room: number, path: PathFacts): string {
  const words = outcome(path);
  return words.length > room ? cut(path.open ? 'open' : path.saw, room) : words;
}

function outcome({ open, saw }: PathFacts): string {
  return open ? 'open' : `closed: ${saw}`;
}

/** Each way once: the same end, by the same address, with the same outcome. */
export function distinct(paths: PathFacts[]): PathFacts[] {
  return paths.filter((path, index) => paths.findIndex((one) => sameWay(one, path)) === index);
}

function sameWay(a: PathFacts, b: PathFacts): boolean {
  return a.from === b.from && a.to === b.to && a.asked === b.asked && a.open === b.open;
}
