import { styleText } from 'node:util';
import type { Kata } from '../../curriculum/kata.ts';
import type { Judged } from '../../grading/judging/place.ts';
import type { GradeSheet, Submission } from '../../grading/model.ts';

const marks = { passed: '✓', failed: '✗', error: '!' } as const;

/** Tells a person how far the grading of a class has come: a line for each submission. */
export class GradingProgress {
  readonly #katas: Kata[];
  readonly #out: NodeJS.WritableStream;
  readonly #rows = new Map<string, string[]>();
  #all = 0;
  #done = 0;
  #started = 0;
  #errors = 0;

  constructor(katas: Kata[], out: NodeJS.WritableStream = process.stdout) {
    this.#katas = katas;
    this.#out = out;
  }

  begin(submissions: Submission[]): void {
    this.#all = submissions.length;
    this.#started = performance.now();
    this.#say(`${count(submissions.length, 'submission')}, ${count(this.#katas.length, 'kata')}`);
    for (const { student, remarks } of submissions)
      for (const { kind, text } of remarks)
        if (kind !== 'changed' && kind !== 'foreign') this.#say(`  ${student}: ${text}`);
  }

  /** What could not be judged, or was stopped, is told at once; the rest with its submission. */
  verdict({ slug, student }: Submission, { number }: Kata, judged: Judged): void {
    const { verdict, stopped } = judged;
    const row = this.#rows.get(slug) ?? [];
    row.push(`${marks[verdict.status]}${number}`);
    this.#rows.set(slug, row);
    if (verdict.status === 'error') this.#errors += 1;
    const why = verdict.status === 'error' ? firstLine(verdict.message) : stopped.join('; ');
    if (why) this.#say(`  ${student}, kata ${number}: ${why}`);
  }

  done({ slug, student }: Submission): void {
    this.#done += 1;
    const verdicts = (this.#rows.get(slug) ?? ['nothing to judge']).join(' ');
    const place = `${this.#done} of ${this.#all}`;
    this.#say(`${place.padStart(10)}  ${student}  ${verdicts}${styleText('dim', this.#left())}`);
  }

  /** The last words; returns the exit code. */
  end({ students }: GradeSheet, index: string): 0 | 2 {
    const verdicts = students.flatMap(({ results }) =>
      results.flatMap(({ verdict }) => verdict ?? []),
    );
    const of = (status: string) => verdicts.filter((one) => one.status === status).length;
    this.#say(
      `\n${of('passed')} passed, ${of('failed')} failed, ${of('error')} could not be judged\n` +
        `report  ${index}`,
    );
    return this.#errors > 0 ? 2 : 0;
  }

  #left(): string {
    const left = this.#all - this.#done;
    if (left === 0) return '';
    const ms = ((performance.now() - this.#started) / this.#done) * left;
    const minutes = Math.round(ms / 60_000);
    return minutes < 1 ? '  less than a minute left' : `  about ${minutes} min left`;
  }

  #say(text: string): void {
    this.#out.write(`${text}\n`);
  }
}

function firstLine(text: string | null): string {
  return (text ?? 'no check could be judged').split('\n')[0] ?? '';
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
