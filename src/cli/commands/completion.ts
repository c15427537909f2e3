import { join } from 'node:path';
import { Argument, type Command } from 'commander';
import { currentSet } from '../../katas/kata-set.ts';
import { checkout, isRepository, packages } from '../../system/own-package.ts';
import { candidates } from '../completion/candidates.ts';
import { scripts, shells, type Shell } from '../completion/scripts.ts';

export const summary = 'have your shell complete katas, commands and options';
export const group = 'Shell';

export function define(command: Command): void {
  command
    .addArgument(new Argument('<shell>', 'the shell that is to do it').choices(shells))
    .addHelpText(
      'after',
      '\nIt completes what follows `npm test` and `npm run dojo --` in this folder.' +
        '\n\nExamples:' +
        '\n  npm run -s dojo -- completion fish | source' +
        '\n  source <(npm run -s dojo -- completion bash)' +
        '\n  source <(npm run -s dojo -- completion zsh)',
    )
    .action(run);
  // What the shell calls.
  command.command('words', { hidden: true }).argument('[words...]').action(runWords);
}

function run(shell: Shell): void {
  const node = quoted(join(packages, 'node/bin/node'));
  const main = quoted(join(checkout, 'bin/dojo.mjs'));
  // Installed, it lies below the folder in which it is to complete.
  const root = isRepository ? checkout : currentSet().root;
  process.stdout.write(scripts[shell](`${node} ${main} completion words --`, quoted(root)));
}

async function runWords(words: string[]): Promise<void> {
  const found = await candidates(words);
  if (found === null) process.exitCode = 1;
  else for (const word of found) console.log(word);
}

/** For every one of the shells, a single quote and a backslash included. */
function quoted(path: string): string {
  return /^[\w/.@+-]+$/.test(path) ? path : `'${path.replaceAll("'", `'"'"'`)}'`;
}
