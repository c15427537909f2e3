import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { initFolder } from '../../handout/init.ts';
import { packedFiles } from '../../handout/packed-files.ts';
import { ownKatas } from '../../katas/kata-set.ts';
import { loadKatas } from '../../katas/load.ts';
import { selectKatas } from '../../katas/select.ts';
import { ownVersion } from '../../system/own-package.ts';
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
  const files = packedFiles();
  initFolder(target, katas, {
    katas: words ? katas.map(({ folderName }) => folderName) : 'all',
    ...{ solutions: !withoutSolutions, pin: pin ?? false, files },
  });
  const below = relative(callerFolder(), target);
  const shown = below.startsWith('..') ? target : below || '.';
  console.log(`${target}\n\n  ${katas.length} katas of docker-dojo ${ownVersion()}\n`);
  console.log(`next  cd ${shown}\n      ${installText(!withoutSolutions, files)}\n      npm start`);
}

/** Nobody has published the packages yet: where npm cannot find one, its file has to be named. */
function installText(solutions: boolean, files: Record<string, string>): string {
  const wanted = ['docker-dojo', ...(solutions ? ['docker-dojo-solutions'] : [])];
  const missing = wanted.filter((name) => !files[name]);
  if (missing.length === 0) return 'npm install';
  const named = missing.map((name) => `<packed>/${name}-${ownVersion()}.tgz`).join(' ');
  return `npm install ${named}   (npm run pack makes ${missing.length === 1 ? 'it' : 'them'})`;
}
