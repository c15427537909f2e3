import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { referenceAnswer } from '../katas/attempt.ts';
import type { Kata } from '../katas/kata.ts';
import { CannotJudge } from '../errors/errors.ts';
import { lastLines } from '../errors/error-details.ts';
import { checkout } from '../system/paths.ts';
import { temporaryFolder } from '../system/temporary-folder.ts';
import { prepareSetupProcess } from '../judge/prewarm/setup-process.ts';
import { removed } from '../judge/cleanup.ts';
import { requireGreen } from './measure.ts';

/** What grading a class takes, beside judging the same attempts and nothing else. */
export interface GradingTimes {
  submissions: number;
  /**
   * Milliseconds of all judgings, one after the other, in one process and on one engine: from the first
   * that begins to the last of which nothing is left.
   */
  bare: number;
  /** The same class by the grade command, with so many submissions at once. */
  graded: {
    jobs: number;
    ms: number;
    submissionsAnHour: number;
    /** 0.25 for a quarter more than the bare judging takes. */
    overhead: number;
  }[];
}

/** What is wanted of the overhead. */
export const wantedOverhead = 0.1;

/** Measures a class in which everybody hands in the reference answers of these katas. */
export async function benchGrading(katas: Kata[], submissions: number): Promise<GradingTimes> {
  const { folder: work, remove } = temporaryFolder('bench');
  try {
    for (let number = 1; number <= submissions; number += 1)
      for (const kata of katas) await handIn(kata, join(work, 'class', `student-${number}`));
    // Untimed: it prepares the sandboxes.
    await gradeClass(work, katas, 2);
    const bare = await measureBare(katas, submissions);
    const graded = [];
    for (const jobs of [1, 2]) {
      const ms = await gradeClass(work, katas, jobs);
      const submissionsAnHour = Math.round((submissions / ms) * 3_600_000);
      graded.push({ jobs, ms, submissionsAnHour, overhead: ms / bare - 1 });
    }
    return { submissions, bare, graded };
  } finally {
    remove();
  }
}

async function measureBare(katas: Kata[], submissions: number): Promise<number> {
  const started = performance.now();
  for (let number = 1; number <= submissions; number += 1)
    for (const kata of katas) {
      await requireGreen(kata, await referenceAnswer(kata));
      // As a process does that judges one attempt after the other.
      prepareSetupProcess();
      await removed();
    }
  return performance.now() - started;
}

async function handIn(kata: Kata, folder: string): Promise<void> {
  const { folder: answer } = await referenceAnswer(kata);
  for (const edit of kata.edits)
    if (existsSync(join(answer, edit)))
      cpSync(join(answer, edit), join(folder, 'katas', kata.folderName, edit));
}

/** Grades the class anew; resolves to the milliseconds that the command took. */
async function gradeClass(work: string, katas: Kata[], jobs: number): Promise<number> {
  const out = join(work, 'graded');
  rmSync(out, { recursive: true, force: true });
  const which = ['--katas', ...katas.map(({ number }) => number)];
  const words = ['grade', join(work, 'class'), '--out', out, '--jobs', String(jobs), ...which];
  const started = performance.now();
  const command = spawn(process.execPath, [join(checkout, 'bin/dojo.mjs'), ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [command.stdout, command.stderr])
    stream.setEncoding('utf8').on('data', (more: string) => (text += more));
  const [code] = (await once(command, 'close')) as [number | null];
  if (code === 0) return performance.now() - started;
  throw new CannotJudge({
    failed: 'A class of right answers could not be graded, so that its time means nothing',
    lines: lastLines(text),
    next: ['npm run grade -- --help'],
  });
}
