import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../../system/paths.ts';
import { lastTried } from './results.ts';
import { cellsIn, engineTable } from './table.ts';

const [begin, end] = ['<!-- made by `verify engines --write` -->', '<!-- until here -->'];

/**
 * Puts the table of what was tried last in the place that `docs/engines.md` keeps for it. What this
 * machine has not tried stays as it stands there.
 */
export function documentTable(): void {
  const file = join(checkout, 'docs', 'engines.md');
  const [before = '', rest = ''] = readFileSync(file, 'utf8').split(begin);
  const [table = '', after = ''] = rest.split(end);
  const { cells, commits } = lastTried();
  const tried = `The newest of it was tried with ${commits.at(-1)?.slice(0, 10) ?? 'no commit'}:`;
  const made = engineTable(cells, cellsIn(table));
  writeFileSync(file, `${before}${begin}\n\n${tried}\n\n${made}\n\n${end}${after}`);
}
