import { InvalidArgumentError, type Command } from 'commander';
import { editsFrom, scaffold, type LaidOut } from '../../authoring/new/scaffold.ts';
import { newName, titleFrom } from '../../authoring/new/name.ts';
import { dojoCommand, shownPath } from '../../katas/display.ts';
import { currentSet } from '../../katas/kata-set.ts';
import { takesSet } from '../kata-set-option.ts';

export const summary = 'for authors: lay out a kata that fails properly, to be made into another';
export const group = 'Write katas, work on the dojo';

export function define(command: Command): void {
  takesSet(command, { make: true })
    .argument('<number-name>', '45-two-doors: two digits, the first is its track’s')
    .requiredOption('--track <track>', 'bridge, networks, layers, … or one of your own', track)
    .option('--title <title>', 'its title; from its name when left out', title)
    .option('--minutes <count>', 'how long a learner may need', minutes, 15)
    .option('--edits <file...>', 'setup.ts, Dockerfile, .dockerignore: what is edited', [
      'setup.ts',
    ])
    .option('--json', 'print what was made as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  npm run dojo -- new 45-two-doors --track networks\n' +
        '  npm run dojo -- new 79-cold-oven --track layers --edits Dockerfile\n' +
        '  npm run dojo -- new 11-first --track ours --katas ../our-katas',
    )
    .action(run);
}

interface Options {
  track: string;
  title?: string;
  minutes: number;
  edits: string[];
  json?: true;
}

function run(word: string, options: Options): void {
  const set = currentSet();
  const named = newName(word, options.track, set);
  const laidOut = scaffold(set, {
    ...named,
    title: options.title ?? titleFrom(named.name),
    track: options.track,
    minutes: options.minutes,
    edits: editsFrom(options.edits),
  });
  console.log(options.json ? jsonText(laidOut) : madeText(laidOut, named.number));
}

function jsonText({ folders, files }: LaidOut): string {
  return JSON.stringify({ folders, files }, null, 2);
}

function madeText({ folders, files }: LaidOut, number: string): string {
  const made = folders.map((folder) => {
    const count = files.filter((file) => file.startsWith(folder)).length;
    return `  ${shownPath(folder)}  ${count} files`;
  });
  return [
    `made\n${made.join('\n')}`,
    `now     ${dojoCommand(`verify ${number}`)}`,
    '        proves it, and names each TODO that waits for your words',
    'read    docs/authors.md',
    `then    ${dojoCommand(`originals ${number} --write`)}`,
  ].join('\n');
}

function track(text: string): string {
  if (/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(text)) return text;
  throw new InvalidArgumentError('small letters are wanted: networks, bind-mounts.');
}

function title(text: string): string {
  if (/^\S.{0,39}$/u.test(text) && !text.includes('`')) return text;
  throw new InvalidArgumentError('one line is wanted, of 40 characters at most.');
}

function minutes(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('a number from 1 up is wanted.');
}
