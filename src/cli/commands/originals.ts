import { join } from 'node:path';
import type { Command } from 'commander';
import { loadKatas } from '../../katas/load.ts';
import { shownPath } from '../../katas/display.ts';
import { selectKatas } from '../../katas/select.ts';
import { currentSet } from '../../katas/kata-set.ts';
import { originalsFolder, readOriginals } from '../../katas/originals/manifest.ts';
import { outOfDate, takeOriginals } from '../../katas/originals/update.ts';
import { takesSet } from '../kata-set-option.ts';

export const summary = 'for authors: say which content of a kata’s files is the original';
export const group = 'Write katas, work on the dojo';

export function define(command: Command): void {
  takesSet(command)
    .argument('[kata...]', 'numbers, beginnings of names, or tracks; all when left out')
    .option('--write', 'take the files as they are now into katas/originals/')
    .option('--json', 'print what is out of date as JSON')
    .addHelpText('after', '\nExample:\n  npm run dojo -- originals 41 --write')
    .action((words: string[], { write, json }: { write?: true; json?: true }) => {
      const all = loadKatas();
      const katas = words.length > 0 ? selectKatas(all, words) : all;
      const { katas: set } = currentSet();
      const list = shownPath(originalsFolder(set));
      if (write) takeOriginals(set, katas, all);
      const left = outOfDate(set, all);
      process.exitCode = left.length > 0 ? 1 : 0;
      if (json) return console.log(JSON.stringify(left, null, 2));
      if (!readOriginals(set)) return console.log(`there is no ${list}`);
      if (left.length === 0) return console.log(`${list} says what the katas are`);
      console.log(`${list} says something else of`);
      for (const file of left) console.log(`  ${shownPath(join(set, file))}`);
    });
}
