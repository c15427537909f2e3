import type { Command } from 'commander';
import { loadKatas } from '../../curriculum/load.ts';
import { selectKatas } from '../../curriculum/select.ts';
import { prove, type Proof } from '../../proof/prove.ts';
import { proofTable } from '../../proof/table.ts';
import { JudgePool } from '../../verdict/pool/pool.ts';
import { seconds } from '../print/verdict.ts';
import { takesSet } from '../set-option.ts';

export const summary = 'prove katas: the starter fails, right answers pass, wrong ones are caught';
export const group = 'Write katas, work on the dojo';

export function define(command: Command): void {
  takesSet(command)
    .argument('<kata...>', 'numbers, names or tracks')
    .addHelpText('after', '\nExample:\n  npm run dojo -- prove 41')
    .action(async (words: string[]) => {
      const katas = selectKatas(loadKatas(), words);
      const pool = new JudgePool();
      const proofs = await Promise.all(katas.map((kata) => prove(kata, pool, say)));
      await pool.close();
      console.log(proofTable(proofs.flat()));
      process.exitCode = proofs.flat().some(({ problem }) => problem) ? 1 : 0;
    });
}

function say({ kata, what, verdict, problem }: Proof): void {
  const mark = problem ? '✗' : '✓';
  console.log(
    `${mark} ${kata.number} ${what}  ${seconds(verdict.ms)}${problem ? `\n  ${problem}` : ''}`,
  );
}
