import { InvalidArgumentError, type Command } from 'commander';

/** How the live page of a watch is asked for on the command line. */
export interface WebChoices {
  web?: true;
  port?: number;
  webHost?: string;
}

/** Gives a command that opens a watch the options of its live page. */
export function takesWeb(command: Command): Command {
  return command
    .option('--web', 'open the live page: the same in a browser; its address is shown')
    .option('--port <number>', 'the live page’s port; 0 takes the next free one', portIn)
    .option('--web-host <name>', 'one more name for the live page, behind a proxy', hostIn);
}

export function portIn(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('a number from 0 to 65535 is wanted.');
}

function hostIn(text: string): string {
  if (/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text)) return text;
  throw new InvalidArgumentError('a name without a port is wanted: name-4743.app.github.dev');
}
