import { readdirSync } from 'node:fs';
import type { Command } from 'commander';

/** A file under commands/: one command each, found by its name. */
export interface CommandModule {
  /** One line for the list of commands. */
  summary: string;
  /** The heading under which that list has it. */
  group: string;
  /** Adds arguments, options, an example and the action. */
  define: (command: Command) => void;
}

// In the order in which somebody comes to need them, and so do their groups; others come last.
const first = [
  ...['start', 'test', 'watch', 'list', 'hint', 'solution', 'show', 'diff', 'edit'],
  ...['up', 'down', 'reset', 'restore', 'hand-in', 'init', 'sync', 'doctor', 'engine', 'images'],
  ...['board', 'grade', 'schema', 'new', 'prove'],
];

/** The names of all commands. */
export const commandNames = readdirSync(new URL('commands/', import.meta.url))
  .flatMap((file) => /^([\w-]+)\.[jt]s$/.exec(file)?.[1] ?? [])
  .sort((a, b) => placeOf(a) - placeOf(b));

function placeOf(name: string): number {
  const place = first.indexOf(name);
  return place < 0 ? first.length : place;
}

/** Adds the command of this name to a program. */
export async function addCommand(program: Command, name: string): Promise<Command> {
  const { summary, group, define } = (await import(`./commands/${name}.ts`)) as CommandModule;
  const command = program
    .command(name)
    .summary(summary)
    .description(summary)
    .helpGroup(`${group}:`);
  define(command);
  return command;
}
