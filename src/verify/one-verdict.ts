import { cp, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { ownAttempt, rightAnswers, wrongAnswers, type Attempt } from '../katas/attempt.ts';
import type { Kata } from '../katas/kata.ts';
import { lastLines } from '../errors/error-details.ts';
import { readSheet } from '../grading/model/read.ts';
import { checkout } from '../system/paths.ts';
import { temporaryFolder } from '../system/temporary-folder.ts';
import type { Verdict } from '../judge/verdict.ts';
import type { LocalVerdicts } from './local-verdicts.ts';
import type { Section } from './section.ts';

/** A stored attempt, and the student of a made-up class who hands it in. */
interface Stored {
  kata: Kata;
  attempt: Attempt;
  student: string;
}

/**
 * Practice and grading give one verdict: every stored attempt is handed in by somebody of a class,
 * which is graded by the command, and each verdict is compared check by check.
 */
export function oneVerdictSection(katas: Kata[], practice: LocalVerdicts): Section {
  return {
    name: 'one-verdict',
    async run(say) {
      if (process.getuid?.() !== 0)
        return { passed: 0, failed: 0, details: 'skipped: only root can make sandboxes' };
      const stored = (await Promise.all(katas.map(storedAttempts))).flat();
      const { folder: work, remove } = temporaryFolder('class');
      try {
        await Promise.all(stored.map((one) => handIn(one, join(work, 'class'))));
        const words = await gradeClass(work, katas, say);
        const graded = await readSheet(join(work, 'graded')).catch(() => null);
        if (!graded) return { passed: 0, failed: 1, details: lastLines(words, 20).join('\n') };
        const problems: string[] = [];
        for (const { kata, attempt, student } of stored) {
          const row = graded.students.find((one) => one.student === student);
          const result = row?.results.find((one) => one.kata === kata.folderName);
          const seen = await practice.verdictOn(kata, attempt);
          const problem = differenceOf(seen, result?.verdict ?? null);
          if (problem) problems.push(`✗ ${kata.number} ${attempt.label}: ${problem}`);
        }
        const failed = problems.length;
        return { passed: stored.length - failed, failed, details: problems.join('\n') };
      } finally {
        await practice.close();
        remove();
      }
    },
  };
}

async function storedAttempts(kata: Kata): Promise<Stored[]> {
  const answers = [...(await rightAnswers(kata)), ...(await wrongAnswers(kata))];
  return [ownAttempt(kata, 'starter'), ...answers].map((attempt, index) => ({
    ...{ kata, attempt },
    student: `student ${String(index + 1).padStart(2, '0')}`,
  }));
}

async function handIn({ kata, attempt, student }: Stored, folder: string): Promise<void> {
  for (const edit of kata.edits) {
    const file = join(attempt.folder, edit);
    if (await stat(file).catch(() => null))
      await cp(file, join(folder, student, 'katas', kata.folderName, edit));
  }
}

async function gradeClass(work: string, katas: Kata[], say: (line: string) => void) {
  const dojo = join(checkout, 'bin/dojo.mjs');
  const which = ['--katas', ...katas.map(({ number }) => number)];
  const args = ['grade', join(work, 'class'), '--out', join(work, 'graded'), ...which];
  const grading = execa(process.execPath, [dojo, ...args], {
    ...{ cwd: checkout, all: true, reject: false },
    env: { NO_COLOR: '1' },
  });
  for await (const line of grading.iterable({ from: 'all' })) say(line);
  return (await grading).all;
}

/** How two verdicts on one attempt differ, in words; null when they do not. */
function differenceOf(practice: Verdict, grading: Verdict | null): string | null {
  if (!grading) return 'it was not graded';
  const shown = ({ status, message, checks }: Verdict) =>
    [status, ...checks.map((check) => `${check.status} ${check.name}`), message ?? ''].join('\n  ');
  if (shown(practice) === shown(grading)) return null;
  const red = grading.checks.find(({ status }) => status !== 'passed');
  return `in practice\n  ${shown(practice)}\nin grading\n  ${shown(grading)}\n${red?.message ?? ''}`;
}
