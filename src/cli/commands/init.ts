import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { initFolder } from '../../handout/init.ts';
import { ownKatas } from '../../katas/kata-set.ts';
import { loadKatas } from '../../katas/load.ts';
import { selectKatas } from '../../katas/select.ts';
import { isRepository, ownVersion } from '../../system/own-package.ts';
import { callerFolder } from '../../system/paths.ts';

export const summary = 'lay out a folder with katas, for yourself or for a class';
export const group = 'Learn';

export function define(command: Command): void {
  command
    .argument('<folder>', 'a folder that is not there yet, or is empty')
    .option('--katas <what...>', 'only these: numbers, beginnings of names, or tracks')
    .option('--without-solutions', 'leave the package with the answers out')
    .option('--pin', 'keep to exactly this version, for a term')
    .addHelpText(
      'after',
      '\nExamples:\n  npm run dojo -- init my-dojo\n  npx docker-dojo init my-dojo\n' +
        '  npx docker-dojo init class-2027 --katas 41,43,52 --without-solutions --pin',
    )
    .action(run);
}

interface Options {
  katas?: string[];
  withoutSolutions?: true;
  pin?: true;
}

function run(folder: string, { katas: words, withoutSolutions, pin }: Options): void {
  const all = loadKatas(ownKatas());
  const katas = words ? selectKatas(all, words) : all;
  const target = resolve(callerFolder(), folder);
  initFolder(target, katas, {
    katas: words ? katas.map(({ folderName }) => folderName) : 'all',
    ...{ solutions: !withoutSolutions, pin: pin ?? false },
  });
  const below = relative(callerFolder(), target);
  const shown = below.startsWith('..') ? target : below || '.';
  console.log(`${target}\n\n  ${katas.length} katas of docker-dojo ${ownVersion()}\n`);
  console.log(`next  cd ${shown}\n      ${installText(!withoutSolutions)}\n      npm start`);
}

/** A version of the repository need not be in the registry. */
function installText(solutions: boolean): string {
  if (!isRepository) return 'npm install';
  const files = ['docker-dojo', ...(solutions ? ['docker-dojo-solutions'] : [])];
  const packed = files.map((name) => `<packed>/${name}-${ownVersion()}.tgz`).join(' ');
  return `npm install ${packed}   (npm run pack makes them)`;
}
