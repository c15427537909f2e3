import { join } from 'node:path';
import type { Kata } from '../../katas/kata.ts';
import { shownPath } from '../../katas/display.ts';
import type { Verdict } from '../../judge/verdict.ts';
import { ownKeys, type Key } from '../state/keys.ts';
import type { State } from '../state/state.ts';

/** What shows a watch to a person. */
export interface View {
  /** Called after everything that happened. */
  update: (state: State) => void;
  /** Leaves the terminal as it was. */
  close: () => void;
}

/** The words of the commands, which a watch uses as well. */
export interface Formatters {
  verdict: (verdict: Verdict, title: string) => string;
  /** What comes below a verdict: what was changed, and pictures; may be empty. */
  details: (verdict: Verdict) => string;
  /** What is wrong in a kata, and what to do. */
  task: (kata: Kata) => string;
  map: (current: Kata) => string;
}

/** A key of the learner’s that asks for something beside the verdict. */
export interface KeyCommand extends Key {
  run: (kata: Kata, context: { passed: boolean }) => Promise<CommandResult> | CommandResult;
}

/** What a helper answers: a text, a line, or a question with what follows on a yes. */
export type CommandResult =
  | { title: string; text: string }
  | { note: string }
  | { question: string; onYes: () => Promise<CommandResult> | CommandResult };

/** `41 Call me by name`. */
export function titleOf({ number, title }: Kata): string {
  return `${number} ${title}`;
}

/** Its editable files, as one finds them. */
export function filesOf({ folder, edits }: Kata): string {
  return edits.map((edit) => shownPath(join(folder, edit))).join(' ');
}

// Those that one needs first stand first.
const order = 'tehnslr?qdxaw!';

/** All keys, the most needed first. */
export function allKeys(helpers: Key[]): Key[] {
  return [...ownKeys, ...helpers].sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
}

/** What each key does, a line each. */
export function keysText(helpers: Key[]): string {
  const digits = { key: '41', about: 'go to the kata of this number' };
  const lines = { key: '↑ ↓ space', about: 'move the text' };
  return [...allKeys(helpers), digits, lines]
    .map(({ key, about }) => `${key.padEnd(11)}${about}`)
    .join('\n');
}
