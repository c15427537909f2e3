import type { Command } from 'commander';
import type { Kata } from '../../katas/kata.ts';
import { differences, type Difference, type Sides } from '../../learner/diff.ts';
import { answerFiles, findAnswer, ownFiles, starterFiles } from '../../learner/files.ts';
import { oneKata, titleOf } from '../one-kata.ts';
import { diffText } from '../output/learner.ts';
import { takesSet } from '../kata-set-option.ts';

export const summary = 'show how your files differ from the starter, or from an answer';
export const group = 'Learn';

export function define(command: Command): void {
  takesSet(command)
    .argument('[kata]', 'a number or the beginning of a name; the current kata when left out')
    .option('--answer <name>', 'your files against this right answer')
    .option('--starter', 'the starter against the reference, or against --answer')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  npm run dojo -- diff                          the starter, and yours\n' +
        '  npm run dojo -- diff 41 --answer reference    yours, and an answer\n' +
        '  npm run dojo -- diff 41 --starter             the starter, and an answer',
    )
    .action(run);
}

interface Options {
  answer?: string;
  starter?: true;
  json?: true;
}

async function run(word: string | undefined, options: Options): Promise<void> {
  const kata = oneKata(word);
  const sides = await sidesOf(kata, options);
  const all = differences(sides);
  const texts = options.json ? jsonText(kata, sides, all) : undefined;
  const nothing = `no difference between ${sides.before.name} and ${sides.after.name}`;
  const told = all.length > 0 ? diffText(kata, all) : nothing;
  console.log(texts ?? `${titleOf(kata)}\n\n${told}`);
}

function jsonText(kata: Kata, { before, after }: Sides, all: Difference[]): string {
  const files = Object.keys({ ...before.files, ...after.files }).map((file) => ({
    file,
    before: before.files[file] ?? null,
    after: after.files[file] ?? null,
    differs: all.some((one) => one.file === file),
  }));
  const names = { before: before.name, after: after.name };
  return JSON.stringify({ kata: kata.folderName, ...names, files }, null, 2);
}

async function sidesOf(kata: Kata, { answer, starter }: Options): Promise<Sides> {
  const yours = { name: 'yours', files: ownFiles(kata) };
  const begin = { name: 'starter', files: starterFiles(kata) };
  if (!starter && answer === undefined) return { before: begin, after: yours };
  const found = await findAnswer(kata, answer ?? 'reference');
  const after = { name: found.name, files: answerFiles(kata, found) };
  return { before: starter ? begin : yours, after };
}
