import type { Kata } from '../katas/kata.ts';
import { prove, type Proof } from '../authoring/proof/prove.ts';
import { proofTable } from '../authoring/proof/table.ts';
import { JudgePool } from '../judge/worker/pool.ts';
import type { LocalVerdicts } from './local-verdicts.ts';
import type { Section } from './section.ts';

/** Katas to prove, and why others could not be loaded. */
export interface Provable {
  katas: Kata[];
  broken: string[];
}

/** The katas’ three proofs, two attempts side by side. */
export function kataSection({ katas, broken }: Provable, practice: LocalVerdicts): Section {
  return {
    name: 'katas',
    async run(say) {
      const pool = new JudgePool();
      const proofs = await Promise.all(
        katas.map((kata) =>
          prove(kata, pool, (proof) => {
            practice.note(kata, proof.verdict);
            say(line(proof));
          }),
        ),
      );
      await pool.close();
      const all = proofs.flat();
      const failed = all.filter(({ problem }) => problem !== null);
      return {
        passed: all.length - failed.length,
        failed: failed.length + broken.length,
        details: [proofTable(all), ...failed.map(line), ...broken].join('\n'),
      };
    },
  };
}

function line({ kata, what, verdict, problem }: Proof): string {
  const mark = problem === null ? '✓' : '✗';
  const seconds = `${(verdict.ms / 1000).toFixed(1)} s`;
  return `${mark} ${kata.number} ${what}  ${seconds}${problem === null ? '' : `\n${problem}`}`;
}
