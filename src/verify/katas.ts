import type { Kata } from '../katas/kata.ts';
import { prove, type Proof } from '../authoring/proof/prove.ts';
import { proofTable } from '../authoring/proof/table.ts';
import { JudgePool } from '../judge/worker/pool.ts';
import { chooseForGate } from './choose.ts';
import type { LocalVerdicts } from './local-verdicts.ts';
import type { Section } from './section.ts';

/** Katas to prove, and why others could not be loaded. */
export interface Provable {
  katas: Kata[];
  broken: string[];
}

/**
 * The katas’ three proofs, two attempts side by side.
 * @param all false for what a gate has time for: {@link chooseForGate}
 */
export function kataSection(
  { katas, broken }: Provable,
  practice: LocalVerdicts,
  all: boolean,
): Section {
  return {
    name: 'katas',
    async run(say) {
      const { inFull, sampled } = all
        ? { inFull: katas, sampled: new Map<Kata, Set<string>>() }
        : await chooseForGate(katas);
      const pool = new JudgePool();
      const proofs = await Promise.all(
        [...inFull, ...sampled.keys()].map((kata) => {
          const only = sampled.get(kata);
          const note = (proof: Proof) => {
            practice.note(kata, proof.verdict);
            say(line(proof));
          };
          return prove(kata, pool, note, { only, times: only ? 1 : 2 });
        }),
      );
      await pool.close();
      const tried = proofs.flat();
      const failed = tried.filter(({ problem }) => problem !== null);
      const failures = [...failed.map(line), ...broken];
      return {
        passed: tried.length - failed.length,
        failed: failed.length + broken.length,
        details: [proofTable(tried), ...leftOut(sampled), ...failures].join('\n'),
        failures,
      };
    },
  };
}

function leftOut(sampled: Map<Kata, unknown>): string[] {
  if (sampled.size === 0) return [];
  const numbers = [...sampled.keys()].map(({ number }) => number).sort();
  const what = `a sample of the answers of ${numbers.join(', ')}: the last day changed nothing there, or too much`;
  return [what, 'npm run verify -- --all katas (tries all of them)'];
}

function line({ kata, what, verdict, problem }: Proof): string {
  const mark = problem === null ? '✓' : '✗';
  const seconds = `${(verdict.ms / 1000).toFixed(1)} s`;
  return `${mark} ${kata.number} ${what}  ${seconds}${problem === null ? '' : `\n${problem}`}`;
}
