import { styleText } from 'node:util';
import type { Kata } from '../../katas/kata.ts';
import { printable } from '../../grading/intake/paths.ts';
import type { RunnerVerdict } from '../../grading/runners/runner.ts';
import type { GradeSheet, Submission } from '../../grading/model/model.ts';

/** Back to the beginning of the line, and nothing on it. */
const clear = '\r\x1b[K';

const marks = { passed: '✓', failed: '✗', error: '!' } as const;

/**
 * Tells a person how far the grading of a class has come: a line for each submission, and on a
 * terminal below them, in place, who is being judged now.
 */
export class GradingProgress {
  readonly #katas: Kata[];
  readonly #out: NodeJS.WritableStream;
  readonly #live: number | null;
  readonly #rows = new Map<string, string[]>();
  readonly #now = new Map<string, string>();
  #all = 0;
  #done = 0;
  #started = 0;
  #stopped = false;

  constructor(katas: Kata[], out: NodeJS.WriteStream = process.stdout) {
    this.#katas = katas;
    this.#out = out;
    // A log of CI may look like a terminal, but nobody sees its lines change.
    this.#live = out.isTTY && !process.env['CI'] ? out.columns || 80 : null;
  }

  begin(submissions: Submission[]): void {
    this.#all = submissions.length;
    this.#started = performance.now();
    this.#say(`${count(submissions.length, 'submission')}, ${count(this.#katas.length, 'kata')}`);
    for (const { student, remarks } of submissions)
      for (const { kind, text } of remarks)
        if (kind !== 'changed' && kind !== 'foreign') this.#say(`  ${student}: ${text}`);
  }

  /** A place has been made ready for this one. */
  judging({ slug, student }: Submission): void {
    this.#now.set(slug, student);
    this.#showNow();
  }

  /** What could not be judged, or was stopped, is told at once; the rest with its submission. */
  verdict({ slug, student }: Submission, { number }: Kata, judged: RunnerVerdict): void {
    const { verdict, stopped } = judged;
    const row = this.#rows.get(slug) ?? [];
    row.push(`${marks[verdict.status]}${number}`);
    this.#rows.set(slug, row);
    const why = verdict.status === 'error' ? firstLine(verdict.message) : stopped.join('; ');
    if (why) this.#say(`  ${student}, kata ${number}: ${printable(why, 400)}`);
    else this.#showNow();
  }

  done({ slug, student }: Submission): void {
    this.#done += 1;
    this.#now.delete(slug);
    const verdicts = (this.#rows.get(slug) ?? ['nothing to judge']).join(' ');
    const place = `${this.#done} of ${this.#all}`;
    this.#say(`${place.padStart(10)}  ${student}  ${verdicts}${styleText('dim', this.#left())}`);
  }

  /** What was told of this one counts no more: what judged it does not judge rightly. */
  withdrawn({ slug, student }: Submission): void {
    this.#done -= 1;
    this.#rows.delete(slug);
    this.#say(`  ${student}: withdrawn, and judged anew`);
  }

  /** The words for somebody who has stopped it, once. */
  stop(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#now.clear();
    this.#say('the same command goes on where this one stopped');
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
    return of('error') > 0 ? 2 : 0;
  }

  #left(): string {
    const left = this.#all - this.#done;
    if (left === 0) return '';
    const ms = ((performance.now() - this.#started) / this.#done) * left;
    const minutes = Math.round(ms / 60_000);
    return minutes < 1 ? '  less than a minute left' : `  about ${minutes} min left`;
  }

  #say(text: string): void {
    this.#out.write(`${this.#live === null ? '' : clear}${text}\n`);
    this.#showNow();
  }

  /** The last line of a terminal, written over itself. */
  #showNow(): void {
    if (this.#live === null || this.#now.size === 0) return;
    const who = [...this.#now].map(([slug, student]) => {
      const marks = this.#rows.get(slug) ?? [];
      return [student, ...marks].join(' ');
    });
    const text = `${`${this.#done} of ${this.#all}`.padStart(10)}  judging ${who.join(', ')}`;
    const room = this.#live - 1;
    this.#out.write(`${clear}${text.length > room ? `${text.slice(0, room - 1)}…` : text}`);
  }
}

function firstLine(text: string | null): string {
  return (text ?? 'no check could be judged').split('\n')[0] ?? '';
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
