import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Kata } from '../../katas/kata.ts';
import { loadKatas } from '../../katas/load.ts';
import { isEdited } from '../../katas/originals/changes.ts';
import { selectKatas } from '../../katas/select.ts';
import { callerFolder } from '../../system/paths.ts';
import { UsageError } from '../../errors/errors.ts';
import { prepareSetupProcessFor } from '../../judge/prewarm/setup-process.ts';
import { hasAnswers } from '../../learner/files.ts';
import { currentKata } from '../../learner/progress/current.ts';
import { finished } from '../../judge/cleanup.ts';
import { exitCodeOf } from '../../judge/verdict.ts';
import { existingFolder } from '../existing-folder.ts';
import type { JudgedAttempt } from '../judge-own.ts';
import { changesText } from '../output/changes.ts';
import { whyText } from '../output/learner.ts';
import { writeSummary } from '../output/summary.ts';
import { drawingFor, verdictText } from '../output/verdict.ts';
import { takesSet } from '../kata-set-option.ts';

export const summary = 'judge the current kata, or those that are named';
export const group = 'Learn';

export function define(command: Command): void {
  takesSet(command)
    .argument('[kata...]', 'numbers, beginnings of names, or tracks')
    .option('--all', 'every kata')
    .option('--changed', 'those that you have worked on; none is no error')
    .option('--json', 'print the verdicts as JSON')
    .option('--summary <file>', 'add the verdicts to this file as Markdown, for CI')
    .option('--attempt <folder>', 'judge the files in this folder, not your own; for one kata')
    .addHelpText(
      'after',
      '\nExit codes: 0 passed, 1 not passed yet, 2 could not judge, 64 wrong usage\n' +
        '\nExamples:\n  npm test\n  npm test 41 52\n  npm test networks\n  npm test -- --all\n' +
        '  npm test 41 -- --attempt ../submissions/ada\n' +
        '  npm test -- --changed --summary "$GITHUB_STEP_SUMMARY"',
    )
    .action(run);
}

interface Options {
  all?: true;
  changed?: true;
  summary?: string;
  json?: true;
  attempt?: string;
}

async function run(words: string[], options: Options): Promise<void> {
  const { json, attempt, summary } = options;
  const chosen = chosenKatas(words, options);
  const summaryFile = summary === undefined ? undefined : resolve(callerFolder(), summary);
  if (options.changed && chosen.length === 0) {
    if (summaryFile) writeSummary(summaryFile, []);
    console.log(json ? '[]' : 'no kata has been worked on yet: there is nothing to judge');
    return;
  }
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
  if (summaryFile) writeSummary(summaryFile, judged);
  process.exitCode = Math.max(0, ...judged.map(({ verdict }) => exitCodeOf(verdict)));
  await finished();
}

function chosenKatas(words: string[], { all, changed }: Options): Kata[] {
  const katas = loadKatas();
  const named = words.length > 0 ? selectKatas(katas, words) : katas;
  if (changed) return named.filter(isEdited);
  if (all) return katas;
  if (words.length > 0) return named;
  const current = currentKata(katas);
  return current ? [current] : [];
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
  if (verdict.status === 'passed' && original && hasAnswers(kata))
    console.log(`${whyText(kata)}\n`);
}

function printNote({ kata, original }: JudgedAttempt): void {
  const note = original && changesText(kata, original);
  if (note) process.stderr.write(`${note}\n`);
}
