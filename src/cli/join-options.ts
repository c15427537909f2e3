import { InvalidArgumentError, type Command } from 'commander';
import { usualPort } from '../board/protocol/usual-port.ts';
import type { KeptSeat } from '../watch/views/board/seat-file.ts';

/** How the board of a class is joined on the command line. */
export interface JoinChoices {
  join?: string;
  code?: string;
  name?: string;
}

/** Gives a command that opens a watch the options that join a board. */
export function takesJoin(command: Command): Command {
  return command
    .option('--join <address>', 'join the board of your class: 192.0.2.10:4744', boardIn)
    .option('--code <letters>', 'the board’s code; asked for when left out')
    .option('--name <name>', 'tell the board your name, if your teacher takes names');
}

/** Joins the board that was named, if one was: see `join.ts`. */
export async function joinedBoard(choices: JoinChoices): Promise<KeptSeat | undefined> {
  if (choices.join === undefined) return undefined;
  const { joinBoard } = await import('./join.ts');
  return joinBoard(choices.join, choices);
}

/** `192.0.2.10:4744` → `http://192.0.2.10:4744`; what has a scheme keeps it. */
function boardIn(text: string): string {
  const typed = /^https?:\/\//i.test(text) ? text : `http://${text}`;
  const url = URL.parse(typed);
  if (!url?.hostname || url.username || url.search || url.pathname !== '/')
    throw new InvalidArgumentError('an address as the board shows it is wanted: 192.0.2.10:4744');
  const port = /:\d+\/?$/.test(typed) ? '' : `:${usualPort}`;
  return `${url.origin}${port}`;
}
