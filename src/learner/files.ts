import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { rightAnswers } from '../katas/attempt.ts';
import type { Kata } from '../katas/kata.ts';
import { shownPath } from '../katas/display.ts';
import { distance } from '../text/distance.ts';
import { setOf } from '../katas/kata-set.ts';
import { UsageError } from '../errors/errors.ts';
import { readDojoFolder } from '../system/dojo-folder.ts';
import { ownVersion } from '../system/own-package.ts';
import { requireStarter } from '../katas/originals/contents.ts';
import { contentOf } from '../katas/originals/files.ts';

/** The files that a learner may edit, as one attempt has them; null for one that is not there. */
export type Files = Record<string, string | null>;

/** A stored right answer. */
export interface Answer {
  /** `reference`, `by-alias`. */
  name: string;
  /** Absolute path. */
  folder: string;
}

/** What is in the kata’s folder now. */
export function ownFiles(kata: Kata): Files {
  return filesBy(kata, (edit) => contentOf(join(kata.folder, edit)));
}

/** What the kata begins with, whatever the learner did. */
export function starterFiles(kata: Kata): Files {
  return filesBy(kata, (edit) => requireStarter(kata.folder, edit));
}

/** All files of an answer: its own, and the starter’s where it has none. */
export function answerFiles(kata: Kata, answer: Answer): Files {
  return { ...starterFiles(kata), ...answersOwnFiles(kata, answer) };
}

/** The files in which an answer differs from the starter. */
export function answersOwnFiles(kata: Kata, { folder }: Answer): Files {
  const files = filesBy(kata, (edit) => contentOf(join(folder, edit)));
  return Object.fromEntries(Object.entries(files).filter(([, text]) => text !== null));
}

/** The stored right answers, the reference first. */
export async function answersOf(kata: Kata): Promise<Answer[]> {
  const attempts = await rightAnswers(kata);
  return attempts.map(({ label, folder }) => ({ name: label.replace(/^right\//, ''), folder }));
}

/** The right answer of this name. */
export async function findAnswer(kata: Kata, name: string): Promise<Answer> {
  const { root } = setOf(kata.folder);
  if (readDojoFolder(root) && !hasAnswers(kata)) throw noSolutions(root);
  const answers = await answersOf(kata);
  const found = answers.find((answer) => answer.name === name);
  if (found) return found;
  const [nearest] = [...answers].sort((a, b) => distance(name, a.name) - distance(name, b.name));
  throw new UsageError({
    failed: `Kata ${kata.number} has no stored answer called "${name}"`,
    lines: answers.map((answer) => answer.name),
    next: nearest ? [`did you mean ${nearest.name}?`] : [],
  });
}

/** True where there is a stored answer to show: not in a folder that does without, whatever lies beside it. */
export function hasAnswers({ folder, folderName }: Kata): boolean {
  const { root, solutions } = setOf(folder);
  return (readDojoFolder(root)?.solutions ?? true) && existsSync(join(solutions, folderName));
}

/** `init --without-solutions` leaves the answers out, for a class. */
function noSolutions(root: string): UsageError {
  return new UsageError({
    failed: 'The answers are not here: this folder does without docker-dojo-solutions',
    on: root,
    next: ['ask your teacher, or', `npm install docker-dojo-solutions@${ownVersion()}`],
  });
}

/** Why the answers work: `solutions/<kata>/README.md`. */
export function explanationOf({ folder, folderName }: Kata): string {
  const file = join(setOf(folder).solutions, folderName, 'README.md');
  return contentOf(file)?.toString() ?? `${shownPath(file)} is not there`;
}

function filesBy(kata: Kata, read: (edit: string) => Buffer | null): Files {
  return Object.fromEntries(kata.edits.map((edit) => [edit, read(edit)?.toString() ?? null]));
}
