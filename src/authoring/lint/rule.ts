import type { Subject } from './subject.ts';

/** Something that a kata’s metadata and texts have to keep. */
export interface Rule {
  /** One word, printed before each finding. */
  name: string;
  /** What breaks it, a line each, made by {@link problem}; nothing where all is well. */
  check: (subject: Subject) => string[];
}

/** A rule that was broken. */
export interface LintProblem {
  /** The kata’s folder name; empty for what belongs to no kata. */
  kata: string;
  rule: string;
  text: string;
}

/** A finding in the words that all rules use: where, what is there, what is wanted. */
export function problem(where: string, seen: string, wanted: string): string {
  return `${where}: saw ${seen}, wanted ${wanted}`;
}

/** `3 hints`, `1 hint`, `no hint`. */
export function count(number: number, one: string, more = `${one}s`): string {
  if (number === 0) return `no ${one}`;
  return `${number} ${number === 1 ? one : more}`;
}
