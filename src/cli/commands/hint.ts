import type { Command } from 'commander';
import { dojoCommand } from '../../katas/display.ts';
import { nextHint, seenHints } from '../../learner/hints.ts';
import { hintText } from '../output/learner.ts';
import { oneKata, titleOf } from '../one-kata.ts';
import { takesSet } from '../kata-set-option.ts';

export const summary = 'show the next hint of a kata, one at a time';
export const group = 'Learn';

export function define(command: Command): void {
  takesSet(command)
    .argument('[kata]', 'a number or the beginning of a name; the current kata when left out')
    .option('--again', 'show those that you have seen, and no new one')
    .option('--json', 'print it as JSON')
    .addHelpText('after', '\nExample:\n  npm run dojo -- hint 41')
    .action(run);
}

function run(word: string | undefined, { again, json }: { again?: true; json?: true }): void {
  const kata = oneKata(word);
  const hints = again ? seenHints(kata) : [nextHint(kata)];
  if (json) return console.log(JSON.stringify({ kata: kata.folderName, hints }, null, 2));
  const last = hints.at(-1);
  const next =
    last && last.number === last.of
      ? `solution  ${dojoCommand(`solution ${kata.number}`)}`
      : `another   ${dojoCommand(`hint ${kata.number}`)}`;
  const texts = hints.length > 0 ? hints.map(hintText) : ['you have seen no hint yet'];
  console.log([titleOf(kata), ...texts, next].join('\n\n'));
}
