import { resolve } from 'node:path';
import type { Command } from 'commander';
import { loadKatas } from '../../katas/load.ts';
import { selectKatas } from '../../katas/select.ts';
import { dojoCommand, testCommand } from '../../katas/display.ts';
import { CannotJudge, UsageError } from '../../errors/errors.ts';
import { hasCode, messageOf } from '../../errors/messages.ts';
import { readProgress } from '../../learner/progress/store.ts';
import { worthHandingIn, writeHandIn, type HandedIn } from '../../learner/hand-in.ts';
import { git } from '../../system/git.ts';
import { isRepository, ownVersion } from '../../system/own-package.ts';
import { callerFolder } from '../../system/paths.ts';
import { slugOf } from '../../text/slug.ts';
import { inWords } from '../output/map.ts';
import { titleOf } from '../one-kata.ts';
import { takesSet } from '../kata-set-option.ts';

export const summary = 'write what you have done into one file for your teacher';
export const group = 'Learn';

export function define(command: Command): void {
  takesSet(command)
    .argument('<name>', 'your name, or the number by which your teacher knows you')
    .option(
      '--only <kata...>',
      'numbers, beginnings of names, or tracks; what you changed if left out',
    )
    .option('--out <file>', 'where to; <name>.tar.gz when left out')
    .addHelpText(
      'after',
      '\nIt holds the files that you changed, your name and the dojo’s version.\n' +
        'A file that is there already stays as it is.\n' +
        "\nExample:\n  npm run dojo -- hand-in 'Ada Lovelace'",
    )
    .action(run);
}

async function run(name: string, { only, out }: { only?: string[]; out?: string }): Promise<void> {
  const all = loadKatas();
  const handedIn = worthHandingIn(only ? selectKatas(all, only) : all, readProgress());
  if (handedIn.length === 0)
    throw new UsageError({
      failed: 'There is nothing to hand in: these katas are as they were handed out',
      next: [dojoCommand('list')],
    });
  const file = resolve(callerFolder(), out ?? `${slugOf(name) || 'hand-in'}.tar.gz`);
  if (!file.endsWith('.tar.gz'))
    throw new UsageError({ failed: 'The file has to end in .tar.gz', on: file });
  await write(file, handedIn, name);
  console.log(`${file}\n`);
  for (const { kata, state } of handedIn)
    console.log(`  ${titleOf(kata).padEnd(30)}  ${inWords(state) || 'not judged yet'}`);
  const open = handedIn.filter(({ state }) => state.kind !== 'green');
  if (open.length > 0) {
    const numbers = open.map(({ kata }) => kata.number).join(' ');
    console.log(`\nnot green yet: ${numbers}  (${testCommand(numbers)})`);
  }
}

async function write(file: string, handedIn: HandedIn[], name: string): Promise<void> {
  try {
    await writeHandIn(file, handedIn, { name, dojo: await versionOfDojo() });
  } catch (error) {
    const there = hasCode(error, 'EEXIST');
    throw new CannotJudge({
      failed: there ? 'There is such a file already' : 'The file could not be written',
      on: file,
      lines: there ? [] : [messageOf(error)],
      next: ['name another one: --out <file>.tar.gz'],
    });
  }
}

/** `0.1.0 (8c03c68)`. */
async function versionOfDojo(): Promise<string> {
  const version = ownVersion();
  // Installed, the commit would be that of the learner’s own repository.
  if (!isRepository) return version;
  const { stdout, exitCode } = await git(['rev-parse', '--short', 'HEAD']);
  return exitCode === 0 && stdout ? `${version} (${stdout})` : version;
}
