import type { Command } from 'commander';
import type { Kata } from '../../katas/kata.ts';
import { loadKatas } from '../../katas/load.ts';
import { selectKatas } from '../../katas/select.ts';
import { reset, resetRest } from '../../learner/reset.ts';
import { oneKata } from '../one-kata.ts';
import { replacedText } from '../output/learner.ts';
import { takesSet } from '../kata-set-option.ts';

export const summary = 'begin a kata anew; what you had is kept as a backup';
export const group = 'Learn';

export function define(command: Command): void {
  takesSet(command)
    .argument('[kata...]', 'numbers, beginnings of names, or tracks; the current kata if left out')
    .option('--all', 'every kata')
    .option('--keep-mine', 'bring back all files but those that are yours to edit')
    .option('--json', 'print what was done as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  npm run dojo -- reset 41\n  npm run dojo -- reset networks\n' +
        '  npm run dojo -- restore       brings back what the last reset replaced',
    )
    .action(run);
}

interface Options {
  all?: true;
  keepMine?: true;
  json?: true;
}

function run(words: string[], { all, keepMine, json }: Options): void {
  const katas = chosen(words, all);
  const replaced = (keepMine ? resetRest : reset)(katas);
  if (json) {
    const names = replaced.katas.map(({ folderName }) => folderName);
    const backup = replaced.backup?.name ?? null;
    return console.log(JSON.stringify({ replaced: names, backup }, null, 2));
  }
  if (replaced.katas.length > 0) return console.log(replacedText(replaced));
  console.log('nothing to do: these files are as they were handed out');
}

function chosen(words: string[], all: true | undefined): Kata[] {
  if (all) return loadKatas();
  return words.length > 0 ? selectKatas(loadKatas(), words) : [oneKata(undefined)];
}
