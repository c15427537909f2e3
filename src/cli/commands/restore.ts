import type { Command } from 'commander';
import { loadKatas } from '../../katas/load.ts';
import { shownPath } from '../../katas/display.ts';
import { backups, findBackup, restore, type Backup } from '../../learner/backups.ts';
import { replacedText } from '../output/learner.ts';
import { takesSet } from '../kata-set-option.ts';

export const summary = 'bring back what a reset replaced';
export const group = 'Learn';

export function define(command: Command): void {
  takesSet(command)
    .argument('[backup]', 'its name, or the beginning; the latest when left out')
    .option('--list', 'show the backups')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  npm run dojo -- restore\n  npm run dojo -- restore --list',
    )
    .action(run);
}

function run(word: string | undefined, { list, json }: { list?: true; json?: true }): void {
  if (list) return show(backups(), json);
  const backup = findBackup(word);
  const { katas, homeless, replaced } = restore(backup, loadKatas());
  if (json) {
    const restored = backup.files.filter((file) => !homeless.includes(file));
    const before = replaced?.name ?? null;
    return console.log(
      JSON.stringify({ backup: backup.name, restored, homeless, before }, null, 2),
    );
  }
  console.log(`from    ${shownPath(backup.folder)}`);
  console.log(replacedText({ katas, backup: replaced }));
  for (const file of homeless) console.log(`left    ${file}: there is no such kata any more`);
}

function show(all: Backup[], json: true | undefined): void {
  if (json) return console.log(JSON.stringify(all, null, 2));
  if (all.length === 0) return console.log('there is no backup');
  for (const { name, files } of all) {
    console.log(name);
    for (const file of files) console.log(`  ${file}`);
  }
}
