import type { Kata } from '../katas/kata.ts';
import { attemptsAtOnce, prove, type Proof } from '../authoring/proof/prove.ts';
import { proofTable } from '../authoring/proof/table.ts';
import { JudgePool } from '../judge/worker/pool.ts';
import { chooseForGate, currentCommit, sampleOf } from './choose.ts';
import type { LocalVerdicts } from './local-verdicts.ts';
import type { Section } from './section.ts';

/** Katas to prove, and why others could not be loaded. */
export interface Provable {
  katas: Kata[];
  broken: string[];
}

/** After this time a gate begins no kata in full any more: all of it is to end within the hour. */
const fullForMs = 14 * 60_000;

/**
 * The katas’ three proofs, some attempts side by side.
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
      const pool = new JudgePool(attemptsAtOnce);
      const tried: Proof[] = [];
      const proveOne = (kata: Kata, only?: Set<string>) => {
        const note = (proof: Proof) => {
          tried.push(proof);
          practice.note(kata, proof.verdict);
          say(line(proof));
        };
        return prove(kata, pool, note, { only, times: only ? 1 : 2 });
      };
      const sampled = all ? await proveAll(katas, proveOne) : await proveInTime(katas, proveOne);
      await pool.close();
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

type Prove = (kata: Kata, only?: Set<string>) => Promise<unknown>;

/** Resolves to the katas of which only a sample was proved: none. */
async function proveAll(katas: Kata[], proveOne: Prove): Promise<Kata[]> {
  await Promise.all(katas.map((kata) => proveOne(kata)));
  return [];
}

/** First the samples, then in full what has changed, as far as there is time, and of the rest a sample. */
async function proveInTime(katas: Kata[], proveOne: Prove): Promise<Kata[]> {
  const latest = performance.now() + fullForMs;
  const commit = await currentCommit();
  const { inFull, sampled } = await chooseForGate(katas, commit);
  await Promise.all([...sampled].map(([kata, only]) => proveOne(kata, only)));
  const late: Kata[] = [];
  const waiting = inFull.values();
  // Two at a time: where one is at its last attempt, the other has some for the other workers.
  const next = async () => {
    for (const kata of waiting)
      if (performance.now() < latest) await proveOne(kata);
      else {
        late.push(kata);
        await proveOne(kata, await sampleOf(kata, commit));
      }
  };
  await Promise.all([next(), next()]);
  return [...sampled.keys(), ...late];
}

function leftOut(sampled: Kata[]): string[] {
  if (sampled.length === 0) return [];
  const numbers = sampled.map(({ number }) => number).sort();
  const what = `a sample of the answers of ${numbers.join(', ')}: the last day changed nothing there, or too much`;
  return [what, 'npm run verify -- --all katas (tries all of them)'];
}

function line({ kata, what, verdict, problem }: Proof): string {
  const mark = problem === null ? '✓' : '✗';
  const seconds = `${(verdict.ms / 1000).toFixed(1)} s`;
  return `${mark} ${kata.number} ${what}  ${seconds}${problem === null ? '' : `\n${problem}`}`;
}
