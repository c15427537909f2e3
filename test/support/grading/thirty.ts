import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  ownAttempt,
  rightAnswers,
  wrongAnswers,
  type Attempt,
} from '../../../src/katas/attempt.ts';
import type { Kata } from '../../../src/katas/kata.ts';
import { checkout } from '../../../src/system/paths.ts';
import { expectationOf } from '../../../src/authoring/proof/expectation.ts';

/** What one student hands in for one kata, and what has to become of it. */
export interface HandedIn {
  kata: Kata;
  /** Null when nothing is handed in. */
  answer: Attempt | null;
}

/** A student of the class, and all that they hand in. */
export interface Pupil {
  student: string;
  works: HandedIn[];
}

const hostile: Attempt = {
  label: 'hostile',
  folder: join(checkout, 'test/attacks/process/exit-zero'),
};

/**
 * Thirty students, of whom each hands in something for each kata, something else than the student
 * before: right, wrong, unfinished, hostile; every seventh has nothing for one of the katas.
 */
export async function thirty(katas: Kata[]): Promise<Pupil[]> {
  const answers = await Promise.all(katas.map(answersOf));
  return Array.from({ length: 30 }, (_, index) => ({
    student: `student-${String(index + 1).padStart(2, '0')}`,
    works: katas.map((kata, which) => {
      const all = answers[which] ?? [];
      const absent = index % 7 === 6 && which === index % katas.length;
      return { kata, answer: absent ? null : (all[(index * (which + 1)) % all.length] ?? null) };
    }),
  }));
}

/** All that somebody may hand in for a kata. */
async function answersOf(kata: Kata): Promise<Attempt[]> {
  const [right, wrong] = await Promise.all([rightAnswers(kata), wrongAnswers(kata)]);
  return [...right, ...wrong, ownAttempt(kata, 'unfinished'), hostile];
}

/** Writes what they hand in into a class’s folder. */
export function handIn(classFolder: string, pupils: Pupil[]): void {
  for (const { student, works } of pupils)
    for (const { kata, answer } of works) {
      if (!answer) continue;
      const folder = join(classFolder, student, 'katas', kata.folderName);
      mkdirSync(folder, { recursive: true });
      for (const edit of kata.edits)
        cpSync(join(answer.folder, edit), join(folder, edit), { recursive: true });
    }
}

/** What the sheet has to say of a piece of work: `missed` is the first check that does not pass. */
export function known({ kata, answer }: HandedIn) {
  const none = { kata: kata.folderName, points: 0, missed: null };
  if (!answer) return { ...none, status: 'nothing' };
  if (answer.label.startsWith('right/')) return { ...none, status: 'passed', points: kata.points };
  return { ...none, status: 'failed', missed: missedBy(kata, answer) };
}

/** The check that catches a wrong answer is stored beside it. */
function missedBy(kata: Kata, answer: Attempt): string {
  if (answer === hostile) return expect.any(String) as string;
  if (answer.label === 'unfinished') return kata.starterFailsAt;
  const expected = expectationOf(answer);
  return typeof expected === 'string' ? expected : expected.check;
}
