import { engineKinds } from './kinds.ts';
import type { Cell, Count } from './results.ts';

/** The texts of a table: row → engine → what it says. */
export type Texts = Map<string, Map<string, string>>;

/**
 * What was tried × engines, as `as wanted/tried`: starter · right · wrong; `–` where nothing was tried,
 * now or in an earlier table.
 */
export function engineTable(cells: Cell[], earlier: Texts = new Map()): string {
  const texts: Texts = new Map([...earlier].map(([row, ofRow]) => [row, new Map(ofRow)]));
  for (const cell of cells) {
    const row = shortName(cell.what);
    texts.set(row, (texts.get(row) ?? new Map<string, string>()).set(cell.engine, text(cell)));
  }
  const engines = engineKinds
    .map(({ name }) => name)
    .filter((name) => [...texts.values()].some((ofRow) => ofRow.has(name)));
  const rows = [
    ['', ...engines],
    ['---', ...engines.map(() => '---')],
    ...[...texts.keys()]
      .sort()
      .map((row) => [row, ...engines.map((engine) => texts.get(row)?.get(engine) ?? '–')]),
  ];
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** What a table that was made so says. */
export function cellsIn(table: string): Texts {
  const rows = table.split('\n').filter((line) => line.startsWith('|'));
  const [[, ...engines] = [], , ...whats] = rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  return new Map(
    whats.map(([row = '', ...cells]) => [
      row,
      new Map(
        engines.flatMap((engine, column): [string, string][] => {
          const said = cells[column] ?? '–';
          return said === '–' ? [] : [[engine, said]];
        }),
      ),
    ]),
  );
}

function shortName(what: string): string {
  return /^\d{2}(?=-)/.exec(what)?.[0] ?? what;
}

function text({ counts: { starter, right, wrong, left, mended, all } }: Cell): string {
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
