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
  const { starter, right, wrong, all } = cell.counts;
  const counts = all ? [all] : [starter, right, wrong];
  return counts.map((count) => (count ? ratio(count) : '–')).join(' · ');
}

function ratio({ wanted, tried }: Count): string {
  return `${wanted}/${tried}`;
}
