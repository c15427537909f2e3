import { relative, sep } from 'node:path';
import { checkout, callerFolder } from '../system/paths.ts';
import { typedSet } from './kata-set.ts';

/** A file of a set as a person finds it: from the checkout for the dojo’s own, else from where they are. */
export function shownPath(file: string): string {
  const fromCheckout = relative(checkout, file);
  const fromHere = relative(callerFolder(), file);
  const shorter = fromHere.length < file.length ? fromHere : file;
  return (fromCheckout.startsWith('..') ? shorter : fromCheckout).replaceAll(sep, '/');
}

/** A command as it is typed for the set in use: `hint 41` → `npm run dojo -- hint 41`. */
export function dojoCommand(words: string): string {
  return `npm run dojo -- ${words}${choice()}`;
}

/** The same for judging: `npm test 41`. */
export function testCommand(words = ''): string {
  return `npm test${words && ` ${words}`}${choice() && ` --${choice()}`}`;
}

/** The option that chose the set, before a space; empty where it needs none. */
function choice(): string {
  const folder = typedSet();
  if (!folder) return '';
  return ` --katas ${/^[\w./~@+-]+$/.test(folder) ? folder : `'${folder}'`}`;
}
