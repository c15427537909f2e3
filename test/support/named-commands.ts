import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { addCommand, commandNames } from '../../src/cli/command-files.ts';
import { checkout } from '../../src/system/paths.ts';

/** A command of the dojo that a text names: `hint 41`; `npm test 41 -- --all` is its words, too. */
export interface NamedCommand {
  /** As it stands in the text. */
  text: string;
  /** The command’s name, its arguments and options. */
  words: string[];
  /** Options that npm would take for its own: they stand before `--`. */
  lost: string[];
}

const { scripts } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
/** Scripts that are a command of the dojo: `npm run grade` is `grade`. */
const aliases = commandNames.filter((name) => scripts[name] === `node bin/dojo.mjs ${name}`);

// What ends a command within a sentence, a table or a list of examples.
const end = String.raw`(?=$|[\`'")<]|,| \(| {2}| #| →| \||\\n| && |\. |; )`;
const npm = new RegExp(
  String.raw`\bnpm (?=(?:run|start|test)\b)(?:run (?:-s )?)?([a-z][\w:-]*)\b(.*?)${end}`,
  'gm',
);
// In the code letters of a page; elsewhere npm is a word as well: npm installs, npm says.
const npmInCode = /`npm (?!run\b|start\b|test\b)([a-z][\w:-]*)/g;
const direct = new RegExp(String.raw`(?:\`|\bnpx )(?:docker-)?dojo( [a-z].*?)${end}`, 'gm');
const called = /\b(dojo|test)Command\(\s*(['`])([^]*?)\2/g;
// Words in code letters without what goes before them: `reset --all`.
const short = new RegExp(
  String.raw`(?<!\()\`((?:${commandNames.join('|')})(?: [^\`]*)? --[a-z][^\`]*)\``,
  'g',
);

/** Commands of npm’s own that texts name. */
const npmsOwn = ['ci', 'install', 'update', 'pack', 'publish', 'ping', 'prune', 'ls', 'rebuild'];

/** The commands that a page names; scripts that do not exist as well. */
export function commandsInPage(markdown: string): NamedCommand[] {
  // What stands in code letters may go on in the next line.
  const text = markdown.replaceAll(/(?<!`)`[^`\n]+\n[^`\n]+`(?!`)/g, (code) =>
    code.replace('\n', ' '),
  );
  const scripts = [...text.matchAll(npmInCode)];
  return [...commandsIn(text), ...scripts.flatMap(([all, script = '']) => ofNpm(all, script, ''))];
}

/** The commands that a text names, be it a page or a file of code. */
export function commandsIn(text: string): NamedCommand[] {
  return [
    ...[...text.matchAll(npm)].flatMap(([all, script = '', rest = '']) => ofNpm(all, script, rest)),
    ...[...text.matchAll(direct)].map(([all, words = '']) => named(all, '', words)),
    ...[...text.matchAll(short)].map(([all, words = '']) => named(all, '', words)),
    ...[...text.matchAll(called)].map(([all, kind, , words = '']) =>
      named(all, kind === 'test' ? 'test' : '', words),
    ),
  ];
}

function ofNpm(text: string, script: string, rest: string): NamedCommand[] {
  if (!scripts[script])
    return npmsOwn.includes(script) ? [] : [named(text, `npm run ${script}`, '')];
  if (script !== 'dojo' && !aliases.includes(script)) return [];
  const [before = '', ...behind] = rest.split(/(?:^| )--(?= |$)/);
  const command = named(text, script === 'dojo' ? '' : script, `${before} ${behind.join(' ')}`);
  return [{ ...command, lost: optionsOf(before.split(' ')) }];
}

function named(text: string, first: string, rest: string): NamedCommand {
  const words = rest.replaceAll(/\$\{[^}]*\}/g, '…').split(/\s+/);
  return { text, words: [...(first ? [first] : []), ...words.filter(Boolean)], lost: [] };
}

/** The options among words, without their values. */
export function optionsOf(words: string[]): string[] {
  return words.filter((word) => /^-{1,2}[a-z]/.test(word)).map((word) => word.split('=')[0] ?? '');
}

/** The dojo’s command line, with all that it takes. */
export async function dojoProgram(): Promise<Command> {
  const program = new Command('dojo');
  for (const name of commandNames) await addCommand(program, name);
  return program;
}

/** What in a command does not exist; null where all of it does. */
export function whatLacks(program: Command, { words, lost }: NamedCommand): string | null {
  if (lost.length > 0) return `npm keeps ${lost.join(', ')} to itself: -- goes before`;
  const [name = '', second = ''] = words.filter((word) => /^[a-z][a-z-]*(?: |$)/.test(word));
  if (words[0] !== undefined && words[0] !== name && /^[a-z]/.test(words[0]))
    return `there is no command ${words[0]}`;
  const command = program.commands.find((one) => one.name() === name);
  if (!command && name) return `there is no command ${name}`;
  const subcommand = command?.commands.find((one) => one.name() === second);
  const takesWords = !command || command.registeredArguments.length > 0;
  if (!takesWords && command.commands.length > 0 && second && !subcommand)
    return `${name} has no ${second}`;
  // Without a word, a command with subcommands is the one that shows how things stand.
  const meant = subcommand ?? command?.commands.find((one) => one.name() === 'status');
  const known = [command, meant].flatMap((one) => one?.options ?? []);
  const has = (word: string) => known.some(({ long, short }) => word === long || word === short);
  const unknown = optionsOf(words).find((word) => !has(word) && !['--help', '-h'].includes(word));
  return unknown === undefined ? null : `${name || 'dojo'} has no ${unknown}`;
}
