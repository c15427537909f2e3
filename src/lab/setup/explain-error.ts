import { readFileSync } from 'node:fs';
import * as testcontainers from 'testcontainers';
import { distance } from '../../text/distance.ts';

/** What a setup's error says, and where in the attempt it came from: the line, and a caret below it. */
export function explained(error: unknown): { message: string; place: string | null } {
  if (!(error instanceof Error)) return { message: String(error), place: null };
  const stack = error.stack ?? '';
  const lines = [`${error.name}: ${error.message}${meant(error)}`, ...(markedIn(stack) ?? [])];
  return { message: lines.join('\n'), place: placeIn(stack) };
}

/** The first place in a stack that lies in the attempt itself: `setup.ts:12:5`. */
function placeIn(stack: string): string | null {
  const [, file, position] = inAttempt.exec(stack) ?? [];
  return file && position ? `${file}${position}` : null;
}

const inAttempt = /\/attempt\/([^\s():]+)((?::\d+)+)/;

/** The source line that a stack leads to, with a caret below it. */
function markedIn(stack: string): string[] | null {
  const lines = stack.split('\n');
  // Of a file that cannot be read as a program, the stack begins with this.
  const caret = lines.findIndex((line) => /^ *\^+$/.test(line));
  if (caret > 0) return lines.slice(caret - 1, caret + 1).map(narrow);
  const [, path = '', line = '', column = ''] =
    /(\/[^\s()]*\/attempt\/[^\s():]+):(\d+):(\d+)/.exec(stack) ?? [];
  const source = line && column ? linesOf(decodeURI(path))[Number(line) - 1] : undefined;
  return source === undefined ? null : [source, `${' '.repeat(Number(column) - 1)}^`].map(narrow);
}

function narrow(line: string): string {
  return line.slice(0, 160);
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** What testcontainers means by it; for a method that it does not have, the one with the nearest name. */
function meant({ message }: Error): string {
  if (message === 'No host port found for host IP')
    return ' (testcontainers looks for each published port on an IPv4 address: publish it on 127.0.0.1)';
  const [, name] = /\.(\w+) is not a function$/.exec(message) ?? [];
  if (!name) return '';
  const far = (known: string) => distance(name.toLowerCase(), known.toLowerCase());
  const [nearest] = [...methods()].sort((a, b) => far(a) - far(b));
  return nearest !== undefined && far(nearest) <= 3 ? ` (did you mean ${nearest}?)` : '';
}

function methods(): Set<string> {
  const names = new Set<string>();
  for (const one of Object.values(testcontainers) as unknown[]) {
    if (typeof one !== 'function') continue;
    for (
      let type: unknown = one.prototype;
      type && type !== Object.prototype;
      type = Object.getPrototypeOf(type)
    )
      for (const name of Object.getOwnPropertyNames(type)) names.add(name);
  }
  return names;
}
