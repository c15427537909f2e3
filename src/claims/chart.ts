import { median } from '../bench/statistics.ts';
import { bar } from '../pictures/draw/bar.ts';
import { cell } from '../text/columns.ts';

/** Numbers that are compared, the unit behind each. */
export interface Chart {
  title: string;
  unit: string;
  rows: { label: string; value: number }[];
}

/** One of several things that are measured in turn. */
export interface Contender {
  label: string;
  /** Does it once; resolves to its number. */
  once: () => Promise<number>;
}

/** Measures each in every round, one after the other, so that what disturbs one disturbs all: medians. */
export async function sideBySide(contenders: Contender[], rounds: number): Promise<Chart['rows']> {
  const taken = contenders.map(() => [] as number[]);
  for (let round = 0; round < rounds; round += 1)
    for (const [index, { once }] of contenders.entries()) taken[index]?.push(await once());
  return contenders.map(({ label }, index) => ({ label, value: median(taken[index] ?? []) }));
}

/** Milliseconds that a piece of work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** A line each: label, bar, number. */
export function drawChart({ rows, unit }: Chart): string {
  const most = Math.max(...rows.map(({ value }) => value));
  const width = Math.max(...rows.map(({ label }) => label.length));
  return rows
    .map(({ label, value }) => {
      const share = cell(bar(value / most, 30), 30);
      return `${label.padEnd(width)}  ${share}  ${numberText(value)} ${unit}`;
    })
    .join('\n');
}

/** Three figures are enough to compare by. */
export function numberText(value: number): string {
  if (value >= 100) return String(Math.round(value));
  return value.toFixed(value >= 10 ? 1 : 2);
}
