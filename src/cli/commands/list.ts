import type { Command } from 'commander';
import { knownLacking } from '../../capabilities/lacking.ts';
import { loadKatas } from '../../katas/load.ts';
import { katasOn, routeCalled } from '../../katas/routes.ts';
import { selectKatas } from '../../katas/select.ts';
import { currentKata } from '../../learner/progress/current.ts';
import { newerParts, stateOf } from '../../learner/progress/state.ts';
import { readProgress } from '../../learner/progress/store.ts';
import { katasTable } from '../output/katas-table.ts';
import { mapText } from '../output/map.ts';
import { takesSet } from '../kata-set-option.ts';

export const summary = 'show the map: tracks, katas, and how each stands';
export const group = 'Learn';

interface Options {
  json?: true;
  markdown?: true;
  route?: string;
}

export function define(command: Command): void {
  takesSet(command)
    .argument('[kata...]', 'numbers, beginnings of names, or tracks')
    .option('--json', 'print it as JSON')
    .option('--markdown', 'print what each kata teaches as a table')
    .option('--route <name>', 'only the katas of a route, in its order: evening, weeks, everything')
    .addHelpText(
      'after',
      '\nExamples:\n  npm run dojo -- list networks\n  npm run dojo -- list --route evening',
    )
    .action(async (words: string[], { json, markdown, route }: Options) => {
      const all = loadKatas();
      const progress = readProgress();
      const current = currentKata(all);
      const among = route === undefined ? all : katasOn(routeCalled(route), all);
      const katas = words.length > 0 ? selectKatas(among, words) : among;
      if (markdown) return console.log(katasTable(katas));
      const lacking = await knownLacking(katas);
      if (!json) return console.log(mapText(katas, progress, current, lacking));
      const rows = katas.map((kata) => ({
        number: kata.number,
        name: kata.name,
        title: kata.title,
        track: kata.track,
        after: kata.after,
        minutes: kata.minutes,
        current: kata === current,
        state: stateOf(kata, progress),
        newer: newerParts(kata, progress),
        lacking: lacking.get(kata.folderName) ?? null,
      }));
      console.log(JSON.stringify(rows, null, 2));
    });
}
