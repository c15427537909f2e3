import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { katasTable } from '../../src/cli/output/katas-table.ts';
import { loadKatas } from '../../src/katas/load.ts';
import { checkout } from '../../src/system/paths.ts';

/** A table as its cells: how wide they are drawn is the formatter’s. */
function cells(table: string): string[][] {
  const rows = table.trim().split('\n');
  return rows
    .filter((_row, index) => index !== 1)
    .map((row) => row.split('|').map((cell) => cell.trim()));
}

test.each(['README.md', 'docs/teachers.md'])(
  '%s lists every kata with what it teaches (npm run dojo -- list --markdown)',
  (file) => {
    const text = readFileSync(join(checkout, file), 'utf8').replaceAll('](../katas/', '](katas/');
    const [, listed = ''] = /<!-- katas: .*? -->\n([^]*?)<!-- \/katas -->/.exec(text) ?? [];
    expect(cells(listed)).toEqual(cells(katasTable(loadKatas())));
  },
);
