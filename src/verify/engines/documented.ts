import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../../system/paths.ts';

const [begin, end] = ['<!-- made by `verify engines --write` -->', '<!-- until here -->'];

/** Puts the table of what was tried in the place that `docs/engines.md` keeps for it. */
export function documentTable(table: string, commit: string): void {
  const file = join(checkout, 'docs', 'engines.md');
  const [before = '', rest = ''] = readFileSync(file, 'utf8').split(begin);
  const after = rest.slice(rest.indexOf(end));
  const tried = `As tried with commit ${commit.slice(0, 10)}:`;
  writeFileSync(file, `${before}${begin}\n\n${tried}\n\n${table}\n\n${after}`);
}
