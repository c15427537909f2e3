import { basename } from 'node:path';
import { ownAttempt, type Attempt } from '../katas/attempt.ts';
import type { Kata } from '../katas/kata.ts';
import { orWarn } from '../errors/warn.ts';
import { noteVerdicts } from '../learner/progress/store.ts';
import { pristine, type Pristine } from '../katas/originals/copy.ts';
import { judge, type JudgeOptions } from '../judge/judge.ts';
import type { Verdict } from '../judge/verdict.ts';
import { LiveLine } from './output/live-line.ts';
import { titleOf } from './one-kata.ts';
import { goingOn } from '../system/stopping.ts';

/** A kata with the verdict on the learner's own attempt at it. */
export interface JudgedAttempt {
  kata: Kata;
  verdict: Verdict;
  /** What it was judged with, where that is not simply the kata's folder. */
  original?: Pristine;
}

type OnVerdict = (judged: JudgedAttempt) => Promise<void> | void;

/**
 * Judges the learner's own attempts: one in this process, several side by side. Each verdict is
 * handed on as soon as it is known, in the order in which they come.
 * @param options for one that is judged alone
 */
export async function judgeOwn(
  katas: Kata[],
  onVerdict: OnVerdict,
  options: JudgeOptions = {},
): Promise<JudgedAttempt[]> {
  const judged =
    katas.length === 1 ? await alone(katas, onVerdict, options) : await together(katas, onVerdict);
  orWarn(() => noteVerdicts(judged.map(({ kata, verdict }) => ({ name: kata.name, verdict }))));
  return judged;
}

/** Judges the files in a folder instead of the learner's own; progress is not noted. */
export async function judgeFolder(
  kata: Kata,
  folder: string,
  onVerdict: OnVerdict,
  options: JudgeOptions = {},
): Promise<JudgedAttempt[]> {
  const attempt = { label: basename(folder), folder };
  const judged = { kata, verdict: await judgeVisibly(kata, attempt, options) };
  await onVerdict(judged);
  return [judged];
}

async function alone(
  katas: Kata[],
  onVerdict: OnVerdict,
  options: JudgeOptions,
): Promise<JudgedAttempt[]> {
  const judged: JudgedAttempt[] = [];
  for (const kata of katas) {
    const original = pristine(kata);
    const verdict = await judgeVisibly(original.kata, ownAttempt(original.kata), options);
    original.remove();
    const one = { kata, verdict, original };
    await onVerdict(one);
    judged.push(one);
  }
  return judged;
}

/** Judges one attempt; a terminal shows meanwhile which check runs, and what it is doing. */
async function judgeVisibly(kata: Kata, attempt: Attempt, options: JudgeOptions): Promise<Verdict> {
  const head = titleOf(kata);
  let check = 'getting ready';
  const line = new LiveLine(`${head} ▸ ${check}`);
  try {
    return await judge(kata, attempt, {
      ...options,
      onCheck: (name) => line.says(`${head} ▸ ${(check = name)}`),
      onDoing: (doing) => line.says(`${head} ▸ ${doing || check}`),
    });
  } finally {
    line.end();
    await goingOn();
  }
}

async function together(katas: Kata[], onVerdict: OnVerdict): Promise<JudgedAttempt[]> {
  const { JudgePool } = await import('../judge/worker/pool.ts');
  const pool = new JudgePool();
  const judgedOf = (count: number) => `judging: ${count} of ${katas.length} katas judged`;
  const line = new LiveLine(judgedOf(0));
  let count = 0;
  try {
    return await Promise.all(
      katas.map(async (kata) => {
        const original = pristine(kata);
        const job = { kataFolder: original.kata.folder, attempt: ownAttempt(original.kata) };
        const verdict = await pool.judge(job);
        original.remove();
        await goingOn();
        const one = { kata, verdict, original };
        await line.aside(() => onVerdict(one));
        line.says(judgedOf((count += 1)));
        return one;
      }),
    );
  } finally {
    line.end();
    await pool.close();
  }
}
