import { engineKinds } from './kinds.ts';
import type { Cell, Count } from './results.ts';

/** What was tried × engines, as `as wanted/tried`: starter · right · wrong; `–` where nothing was tried. */
export function engineTable(cells: Cell[]): string {
  const engines = engineKinds.filter(({ name }) => cells.some(({ engine }) => engine === name));
  const whats = [...new Set(cells.map(({ what }) => what))].sort();
  const rows = [
    ['', ...engines.map(({ name }) => name)],
    ['---', ...engines.map(() => '---')],
    ...whats.map((what) => [
      shortName(what),
      ...engines.map(({ name }) =>
        text(cells.find((cell) => cell.engine === name && cell.what === what)),
      ),
    ]),
  ];
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function shortName(what: string): string {
  return /^\d{2}(?=-)/.exec(what)?.[0] ?? what;
}

function text(cell: Cell | undefined): string {
  if (!cell) return '–';
  const { starter, right, wrong, left, mended, all } = cell.counts;
  const counts = all ? [all] : [starter, right, together(wrong, left, mended)];
  return counts.map((count) => (count ? ratio(count) : '–')).join(' · ');
}

/** One fault left, or one mended: they are wrong answers as well. */
function together(...counts: (Count | undefined)[]): Count | undefined {
  const some = counts.filter((count) => count !== undefined);
  const sum = (of: keyof Count) => some.reduce((total, count) => total + count[of], 0);
  return some.length > 0 ? { wanted: sum('wanted'), tried: sum('tried') } : undefined;
}

function ratio({ wanted, tried }: Count): string {
  return `${wanted}/${tried}`;
}
