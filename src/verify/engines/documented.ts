import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../../system/paths.ts';
import { lastTried } from './results.ts';
import { engineTable } from './table.ts';

const [begin, end] = ['<!-- made by `verify engines --write` -->', '<!-- until here -->'];

/** Puts the table of what was tried last in the place that `docs/engines.md` keeps for it. */
export function documentTable(): void {
  const file = join(checkout, 'docs', 'engines.md');
  const [before = '', rest = ''] = readFileSync(file, 'utf8').split(begin);
  const after = rest.slice(rest.indexOf(end));
  const { cells, commits } = lastTried();
  const tried = `As last tried, with ${commits.map((commit) => commit.slice(0, 10)).join(', ')}:`;
  writeFileSync(file, `${before}${begin}\n\n${tried}\n\n${engineTable(cells)}\n\n${after}`);
}
