import { readdirSync } from 'node:fs';
import type { Command } from 'commander';

/** A file under commands/: one command each, found by its name. */
export interface CommandModule {
  /** One line for the list of commands. */
  summary: string;
  /** Adds arguments, options, an example and the action. */
  define: (command: Command) => void;
}

/** The names of all commands. */
export const commandNames = readdirSync(new URL('commands/', import.meta.url)).map((file) =>
  file.replace('.ts', ''),
);

/** Adds the command of this name to a program. */
export async function addCommand(program: Command, name: string): Promise<Command> {
  const { summary, define } = (await import(`./commands/${name}.ts`)) as CommandModule;
  const command = program.command(name).summary(summary).description(summary);
  define(command);
  return command;
}
