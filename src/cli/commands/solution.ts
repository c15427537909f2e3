import type { Command } from 'commander';
import type { Kata } from '../../katas/kata.ts';
import {
  answersOf,
  answersOwnFiles,
  explanationOf,
  findAnswer,
  type Answer,
} from '../../learner/files.ts';
import { dojoCommand } from '../../katas/display.ts';
import { UsageError } from '../../errors/errors.ts';
import { answerQuestion, hintsFirst } from '../../learner/hints.ts';
import { stateOf } from '../../learner/progress/state.ts';
import { readProgress } from '../../learner/progress/store.ts';
import { writeAnswer } from '../../learner/reset.ts';
import { agreed } from '../ask.ts';
import { oneKata, titleOf } from '../one-kata.ts';
import { replacedText, solutionText } from '../output/learner.ts';
import { takesSet } from '../kata-set-option.ts';

export const summary = 'show the answer to a kata, and why it works';
export const group = 'Learn';

export function define(command: Command): void {
  takesSet(command)
    .argument('[kata]', 'a number or the beginning of a name; the current kata when left out')
    .option('--answer <name>', 'another right answer', 'reference')
    .option('--write', 'put it where your own files are; asks, and makes a backup')
    .option('--yes', 'do not ask, and do not wait for the hints to be seen')
    .option('--json', 'print every right answer as JSON')
    .addHelpText(
      'after',
      '\nBefore your files pass, the hints come first.\n' +
        '\nExamples:\n  npm run dojo -- solution 41\n' +
        '  npm run dojo -- solution 41 --answer by-alias',
    )
    .action(run);
}

interface Options {
  answer: string;
  write?: true;
  yes?: true;
  json?: true;
}

async function run(word: string | undefined, options: Options): Promise<void> {
  const kata = oneKata(word);
  const answer = await findAnswer(kata, options.answer);
  if (options.write) return write(kata, answer, options);
  const answers = await answersOf(kata);
  const explanation = explanationOf(kata);
  if (options.json) {
    const all = answers.map((one) => ({ name: one.name, files: answersOwnFiles(kata, one) }));
    console.log(JSON.stringify({ kata: kata.folderName, explanation, answers: all }, null, 2));
    return;
  }
  if (!(await mayBeShown(kata, options))) {
    console.log('nothing was shown');
    return;
  }
  const shown = { answer, files: answersOwnFiles(kata, answer) };
  const others = answers.filter(({ name }) => name !== answer.name);
  console.log(solutionText(kata, explanation, shown, others));
}

/** After a pass; before it only to somebody who has seen every hint, and means it. */
async function mayBeShown(kata: Kata, { yes }: Options): Promise<boolean> {
  const { kind } = stateOf(kata, readProgress());
  if (yes || kind === 'green' || kind === 'changed since green') return true;
  const unseen = hintsFirst(kata);
  if (unseen)
    throw new UsageError({
      failed: `Before your files pass, ${unseen}`,
      on: titleOf(kata),
      next: [
        `${dojoCommand(`hint ${kata.number}`)} (the next one), or`,
        `${dojoCommand(`solution ${kata.number} --yes`)} (the answer all the same)`,
      ],
    });
  return agreed(answerQuestion, false);
}

async function write(kata: Kata, answer: Answer, { yes, json }: Options): Promise<void> {
  const question = `Replace your files of ${titleOf(kata)} with the answer ${answer.name}?`;
  if (await agreed(question, yes ?? false)) console.log(written(kata, answer, json));
  else console.log('nothing was changed');
}

function written(kata: Kata, answer: Answer, json: true | undefined): string {
  const replaced = writeAnswer(kata, answer);
  if (json) return JSON.stringify({ backup: replaced.backup?.name ?? null }, null, 2);
  const nothing = 'your files are this answer already';
  return replaced.katas.length > 0 ? replacedText(replaced) : nothing;
}
