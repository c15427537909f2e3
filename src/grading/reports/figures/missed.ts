import type { GradeSheet, GradedKata, GradedStudent } from '../../model/model.ts';
import { excerptOf } from '../../../text/sanitize.ts';
import { sameMistake } from './same-mistake.ts';

/** One check of one kata: who missed it, and what they were told. */
export interface MissedCheck {
  kata: GradedKata;
  name: string;
  /** Attempts in which it passed or failed. */
  judged: number;
  missed: number;
  /** Attempts in which an earlier check had to pass first. */
  waiting: number;
  /** By message, the most frequent first. */
  mistakes: Mistake[];
}

/** What several students were told in the same words, but for numbers and addresses. */
export interface Mistake {
  /** The message of the first of them, cut to what can be read. */
  message: string;
  students: GradedStudent[];
}

const size = { lines: 14, characters: 800 };

/** Every check of a sheet, in the order of the katas and of their specs. */
export function missedChecks({ katas, students }: GradeSheet): MissedCheck[] {
  return katas.flatMap((kata, index) => {
    const checks = new Map<string, Counting>();
    for (const student of students)
      for (const check of student.results[index]?.verdict?.checks ?? []) {
        const counting = checks.get(check.name) ?? new Counting();
        checks.set(check.name, counting);
        counting.count(check, student);
      }
    return [...checks].map(([name, counting]) => counting.of(kata, name));
  });
}

class Counting {
  #judged = 0;
  #waiting = 0;
  readonly #mistakes = new Map<string, Mistake>();

  count({ status, message }: { status: string; message: string }, student: GradedStudent): void {
    if (status === 'skipped') this.#waiting += 1;
    if (status === 'passed' || status === 'failed') this.#judged += 1;
    if (status !== 'failed') return;
    const shown = excerptOf(message, size);
    const key = sameMistake(shown);
    const mistake = this.#mistakes.get(key);
    if (mistake) mistake.students.push(student);
    else this.#mistakes.set(key, { message: shown, students: [student] });
  }

  of(kata: GradedKata, name: string): MissedCheck {
    const mistakes = [...this.#mistakes.values()].sort(
      (a, b) => b.students.length - a.students.length,
    );
    const missed = mistakes.reduce((sum, { students }) => sum + students.length, 0);
    return { kata, name, judged: this.#judged, missed, waiting: this.#waiting, mistakes };
  }
}
