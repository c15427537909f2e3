import type { Command } from 'commander';
import type { Kata } from '../../katas/kata.ts';
import { loadKatas } from '../../katas/load.ts';
import { selectKatas } from '../../katas/select.ts';
import { UsageError } from '../../errors/errors.ts';
import { prepareSetupProcessFor } from '../../judge/prewarm/setup-process.ts';
import { currentKata } from '../../learner/progress/current.ts';
import { finished } from '../../judge/cleanup.ts';
import { exitCodeOf } from '../../judge/verdict.ts';
import { existingFolder } from '../existing-folder.ts';
import type { JudgedAttempt } from '../judge-own.ts';
import { changesText } from '../output/changes.ts';
import { whyText } from '../output/learner.ts';
import { drawingFor, verdictText } from '../output/verdict.ts';
import { takesSet } from '../kata-set-option.ts';

export const summary = 'judge the current kata, or those that are named';
export const group = 'Learn';

export function define(command: Command): void {
  takesSet(command)
    .argument('[kata...]', 'numbers, beginnings of names, or tracks')
    .option('--all', 'every kata')
    .option('--json', 'print the verdicts as JSON')
    .option('--attempt <folder>', 'judge the files in this folder, not your own; for one kata')
    .addHelpText(
      'after',
      '\nExit codes: 0 passed, 1 not passed yet, 2 could not judge, 64 wrong usage\n' +
        '\nExamples:\n  npm test\n  npm test 41 52\n  npm test networks\n  npm test -- --all\n' +
        '  npm test 41 -- --attempt ../submissions/ada',
    )
    .action(run);
}

interface Options {
  all?: true;
  json?: true;
  attempt?: string;
}

async function run(words: string[], { all, json, attempt }: Options): Promise<void> {
  const katas = loadKatas();
  const current = currentKata(katas);
  const chosen = all
    ? katas
    : words.length > 0
      ? selectKatas(katas, words)
      : current
        ? [current]
        : [];
  // What judges takes a while to load; the process in which a setup runs loads at the same time.
  if (chosen.length === 1) chosen.forEach(prepareSetupProcessFor);
  const { judgeFolder, judgeOwn } = await import('../judge-own.ts');
  const onVerdict = json ? printNote : print;
  const judged = attempt
    ? await judgeFolder(onlyOne(chosen), existingFolder(attempt), onVerdict)
    : await judgeOwn(chosen, onVerdict);
  if (json)
    console.log(
      JSON.stringify(
        judged.map(({ verdict }) => verdict),
        null,
        2,
      ),
    );
  process.exitCode = Math.max(0, ...judged.map(({ verdict }) => exitCodeOf(verdict)));
  await finished();
}

function onlyOne([kata, ...others]: Kata[]): Kata {
  if (kata && others.length === 0) return kata;
  throw new UsageError({
    failed: '--attempt judges one kata',
    next: ['npm test 41 -- --attempt <folder>'],
  });
}

async function print({ kata, verdict, original }: JudgedAttempt): Promise<void> {
  const draw = await drawingFor(verdict);
  console.log(`${verdictText(verdict, `${kata.number} ${kata.title}`, draw)}\n`);
  const note = original && changesText(kata, original);
  if (note) console.log(`${note}\n`);
  if (verdict.status === 'passed' && original) console.log(`${whyText(kata)}\n`);
}

function printNote({ kata, original }: JudgedAttempt): void {
  const note = original && changesText(kata, original);
  if (note) process.stderr.write(`${note}\n`);
}
