import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kata } from './kata.ts';
import { setOf } from './kata-set.ts';

/** One set of the files a learner may edit, for one kata. */
export interface Attempt {
  /** `yours`, `starter`, `right/reference`, `wrong/default-bridge`, a student's name. */
  label: string;
  /** Where its files lie, laid out as in the kata's folder; one that is not there is the kata's. */
  folder: string;
}

/** What is in the kata's own folder: the starter, or what the learner made of it. */
export function ownAttempt(kata: Kata, label = 'yours'): Attempt {
  return { label, folder: kata.folder };
}

/** The stored right answers, the reference first. */
export function rightAnswers({ folder, folderName }: Kata): Promise<Attempt[]> {
  return storedAnswers(join(setOf(folder).solutions, folderName), 'right');
}

/** The stored wrong answers. */
export function wrongAnswers({ folder, folderName }: Kata): Promise<Attempt[]> {
  return storedAnswers(join(setOf(folder).wrongAnswers, folderName), 'wrong');
}

/** A fingerprint of the attempt's files: equal for equal content, wherever they lie. */
export function fingerprint(kata: Kata, { folder }: Attempt): string {
  return fingerprintOf(kata, (edit) => {
    const file = join(folder, edit);
    const there = statSync(file, { throwIfNoEntry: false })?.isFile();
    return there ? readFileSync(file) : null;
  });
}

/** As {@link fingerprint}, of contents that `read` returns; null for a file that is not there. */
export function fingerprintOf(kata: Kata, read: (edit: string) => Buffer | null): string {
  const hash = createHash('sha256');
  for (const edit of [...kata.edits].sort()) {
    hash.update(`${edit}\0`);
    hash.update(read(edit) ?? '');
    hash.update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

async function storedAnswers(folder: string, kind: string): Promise<Attempt[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const first = (name: string) => (name === 'reference' ? 0 : 1);
  return names
    .sort((a, b) => first(a) - first(b) || a.localeCompare(b))
    .map((name) => ({ label: `${kind}/${name}`, folder: join(folder, name) }));
}

/** The first of a kata’s right answers; a kata without any is an error. */
export async function referenceAnswer(kata: Kata): Promise<Attempt> {
  const [reference] = await rightAnswers(kata);
  if (!reference) throw new Error(`${kata.folderName} has no right answer`);
  return reference;
}
