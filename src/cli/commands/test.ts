import type { Command } from 'commander';
import { loadKatas } from '../../curriculum/load.ts';
import { selectKatas } from '../../curriculum/select.ts';
import { currentKata } from '../../progress/state.ts';
import { readProgress } from '../../progress/store.ts';
import { settled } from '../../verdict/cleanup.ts';
import { exitCodeOf } from '../../verdict/schema.ts';
import { judgeOwn, type Judged } from '../judging.ts';
import { verdictText } from '../print/verdict.ts';

export const summary = 'judge the current kata, or those that are named';

export function define(command: Command): void {
  command
    .argument('[kata...]', 'numbers, beginnings of names, or tracks')
    .option('--all', 'every kata')
    .option('--json', 'print the verdicts as JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 passed, 1 not passed yet, 2 could not judge, 64 wrong usage\n' +
        '\nExamples:\n  npm test\n  npm test 41 52\n  npm test networks\n  npm test -- --all',
    )
    .action(run);
}

async function run(words: string[], { all, json }: { all?: true; json?: true }): Promise<void> {
  const katas = loadKatas();
  const current = currentKata(katas, readProgress());
  const chosen = all
    ? katas
    : words.length > 0
      ? selectKatas(katas, words)
      : current
        ? [current]
        : [];
  const judged = await judgeOwn(chosen, json ? () => undefined : print);
  if (json)
    console.log(
      JSON.stringify(
        judged.map(({ verdict }) => verdict),
        null,
        2,
      ),
    );
  process.exitCode = Math.max(0, ...judged.map(({ verdict }) => exitCodeOf(verdict)));
  await settled();
}

function print({ kata, verdict }: Judged): void {
  console.log(`${verdictText(verdict, `${kata.number} ${kata.title}`)}\n`);
}
