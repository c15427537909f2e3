import { cellsIn, engineTable } from '../../../src/verify/engines/table.ts';
import type { Cell } from '../../../src/verify/engines/results.ts';

const once = { wanted: 1, tried: 1 };
const cell = (engine: string, what: string, counts: Cell['counts']): Cell => {
  return { engine, what, counts, problems: [], seconds: 1 };
};
const tried = [
  cell('rootless', '41-call-me-by-name', { starter: once, right: { wanted: 2, tried: 3 } }),
  cell('containerd', 'doctor', { all: once }),
];
const table = `
|  | containerd | rootless |
| --- | --- | --- |
| 41 | – | 1/1 · 2/3 · – |
| doctor | 1/1 | – |
`.trim();

test('what was tried stands in the order of the engines, and wrong answers of every kind together', () => {
  expect(engineTable(tried)).toBe(table);
  const counts = { wrong: once, left: once, mended: { wanted: 0, tried: 1 } };
  expect(engineTable([cell('ipv6', '93-broken-shop', counts)])).toContain('| – · – · 2/3 |');
});

test('what was not tried again stays as an earlier table has it', () => {
  const again = [cell('rootless', '41-call-me-by-name', { starter: once, right: once })];
  expect(engineTable(again, cellsIn(table))).toBe(table.replace('2/3', '1/1'));
  expect(engineTable([], cellsIn(table))).toBe(table);
});
