import { loadKatas } from '../curriculum/load.ts';
import { prove, type Proof } from '../proof/prove.ts';
import { proofTable } from '../proof/table.ts';
import { JudgePool } from '../verdict/pool/pool.ts';
import type { Section } from './section.ts';

/** Every kata's three proofs, two attempts side by side. */
export const kataSection: Section = {
  name: 'katas',
  async run(say) {
    const broken: string[] = [];
    const katas = loadKatas(undefined, ({ message }) => broken.push(message));
    const pool = new JudgePool();
    const proofs = await Promise.all(
      katas.map((kata) => prove(kata, pool, (proof) => say(line(proof)))),
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

function line({ kata, what, verdict, problem }: Proof): string {
  const mark = problem === null ? '✓' : '✗';
  const seconds = `${(verdict.ms / 1000).toFixed(1)} s`;
  return `${mark} ${kata.number} ${what}  ${seconds}${problem === null ? '' : `\n${problem}`}`;
}
