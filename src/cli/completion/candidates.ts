import { Command } from 'commander';
import { loadKatas } from '../../katas/load.ts';
import { addCommand, commandNames } from '../command-files.ts';

/**
 * What may stand in the place of the last word of a line that begins with `npm`; null where that is
 * not for the dojo to say. Nothing where a file may stand.
 * @param line the words behind `npm`, up to the cursor: `run`, `dojo`, `--`, `hint`, `4`
 */
export async function candidates(line: string[]): Promise<string[] | null> {
  const words = wordsForDojo(line);
  if (words === null) return null;
  const last = words.at(-1) ?? '';
  return (await wordsFor(words)).filter((word) => word.startsWith(last));
}

/** The words that the dojo gets, the one that is being typed the last; null for other lines. */
function wordsForDojo([script, ...rest]: string[]): string[] | null {
  if (rest.length === 0) return null;
  if (script === 'test' || script === 't') return handedOn(['test', ...rest]);
  return script === 'run' && rest[0] === 'dojo' ? handedOn(rest.slice(1)) : null;
}

/** What npm hands on of these words: no options before it has seen `--`. */
function handedOn(words: string[]): string[] | null {
  const own = words.indexOf('--');
  if (own === -1 && (words.length === 0 || words.at(-1)?.startsWith('-'))) return null;
  // It is being typed.
  if (own === words.length - 1) return ['--'];
  return words.filter((_word, index) => index !== own);
}

async function wordsFor(words: string[]): Promise<string[]> {
  const [name = '', ...rest] = words;
  if (words.length === 1) return name === '--' ? ['--'] : commandNames;
  if (!commandNames.includes(name)) return [];
  let command = await addCommand(new Command(), name);
  for (const word of rest.slice(0, -1))
    command = command.commands.find((one) => one.name() === word) ?? command;
  const { options, registeredArguments } = command;
  const last = rest.at(-1) ?? '';
  if (last.startsWith('-')) return [...options.flatMap(({ long }) => long ?? []), '--help'];
  const before = options.find(({ long }) => long === rest.at(-2));
  // What it takes is a file, or a word that only its reader knows.
  if (before?.required) return [];
  const subcommands = command.createHelp().visibleCommands(command);
  return [
    ...(command.commands.length > 0 ? subcommands.map((one) => one.name()) : []),
    ...registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
    ...(registeredArguments.some((one) => one.name() === 'kata') ? namesOfKatas(last) : []),
  ];
}

/** What a kata may be called by, in the way that has been begun: `41-…`, or its name or track. */
function namesOfKatas(begun: string): string[] {
  const katas = loadKatas();
  const tracks = new Set(katas.map(({ track }) => track));
  const byName = /^[a-z]/.test(begun);
  return [...katas.map(({ name, folderName }) => (byName ? name : folderName)), ...tracks];
}
