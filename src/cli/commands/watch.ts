import type { Command } from 'commander';
import { loadKatas } from '../../katas/load.ts';
import { selectKatas } from '../../katas/select.ts';
import type { Kata } from '../../katas/kata.ts';
import { dojoCommand } from '../../katas/display.ts';
import { UsageError } from '../../errors/errors.ts';
import { currentKata } from '../../learner/progress/current.ts';
import { takesSet } from '../kata-set-option.ts';
import { joinedBoard, takesJoin, type JoinChoices } from '../join-options.ts';
import { openWatch } from '../watch.ts';
import { takesWeb, type WebChoices } from '../web-options.ts';

export const summary = 'judge the current kata on every save';
export const group = 'Learn';

export function define(command: Command): void {
  takesJoin(takesWeb(takesSet(command)))
    .argument('[kata]', 'a number or the beginning of a name; the current kata when left out')
    .option('--auto-advance', 'go on to the next kata as soon as one is green')
    .option('--poll', 'look at the files again and again; for folders that send no events')
    .addHelpText(
      'after',
      '\nOn a terminal it listens to keys; q quits.\n' +
        'In a pipe it prints lines until it is ended.' +
        '\n\nExamples:\n  npm run dojo -- watch\n  npm run dojo -- watch 41',
    )
    .action(run);
}

interface Options extends WebChoices, JoinChoices {
  autoAdvance?: true;
  poll?: true;
}

async function run(word: string | undefined, options: Options): Promise<void> {
  const katas = loadKatas();
  const kata = word === undefined ? currentKata(katas) : oneOf(katas, word);
  if (!kata) return;
  const board = await joinedBoard(options);
  process.exitCode = await openWatch(katas, kata, { ...options, board });
}

function oneOf(katas: Kata[], word: string): Kata {
  const [kata, ...others] = selectKatas(katas, [word]);
  if (kata && others.length === 0) return kata;
  throw new UsageError({
    failed: `A watch is for one kata, and "${word}" is ${others.length + 1}`,
    next: [dojoCommand(`watch ${kata?.number}`)],
  });
}
