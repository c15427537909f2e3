import type { Command } from 'commander';
import { loadKatas } from '../../katas/load.ts';
import { selectKatas } from '../../katas/select.ts';
import { attemptsAtOnce, prove, type Proof } from '../../authoring/proof/prove.ts';
import { proofTable } from '../../authoring/proof/table.ts';
import { sampleOf } from '../../verify/choose.ts';
import { JudgePool } from '../../judge/worker/pool.ts';
import { seconds } from '../output/verdict.ts';
import { takesSet } from '../kata-set-option.ts';

export const summary = 'prove katas: the starter fails, right answers pass, wrong ones are caught';
export const group = 'Write katas, work on the dojo';

export function define(command: Command): void {
  takesSet(command)
    .argument('<kata...>', 'numbers, names or tracks')
    .option('--once', 'right answers once, not twice')
    .option('--no-wrong', 'no wrong answers')
    .option('--no-cli', 'no answers that run the docker command themselves')
    .option('--second-pass <commit>', 'only the right answers that verify draws with this commit')
    .option('--json', 'a line of JSON for each proof')
    .addHelpText('after', '\nExample:\n  npm run dojo -- prove 41')
    .action(async (words: string[], { once, json, secondPass, ...what }: Options) => {
      const katas = selectKatas(loadKatas(), words);
      const pool = new JudgePool(attemptsAtOnce);
      const tell = json ? sayAsJson : say;
      const proofs = await Promise.all(
        katas.map(async (kata) => {
          const only = secondPass === undefined ? undefined : await sampleOf(kata, secondPass);
          const some = only ? { starter: false, wrong: false, only } : what;
          return prove(kata, pool, tell, { times: once || only ? 1 : 2, ...some });
        }),
      );
      await pool.close();
      if (!json) console.log(proofTable(proofs.flat()));
      process.exitCode = proofs.flat().some(({ problem }) => problem) ? 1 : 0;
    });
}

interface Options {
  once?: true;
  wrong: boolean;
  cli: boolean;
  secondPass?: string;
  json?: true;
}

function sayAsJson({ kata, kind, what, verdict, problem }: Proof): void {
  const { status, ms, checks } = verdict;
  // Where checks were begun, the first that did not pass has the reason.
  const first = checks.find((check) => check.status !== 'passed');
  const message = verdict.message ?? first?.message ?? null;
  console.log(JSON.stringify({ kata: kata.folderName, kind, what, status, message, ms, problem }));
}

function say({ kata, what, verdict, problem }: Proof): void {
  const mark = problem ? '✗' : '✓';
  console.log(
    `${mark} ${kata.number} ${what}  ${seconds(verdict.ms)}${problem ? `\n  ${problem}` : ''}`,
  );
}
