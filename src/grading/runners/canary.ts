import { randomInt } from 'node:crypto';
import { ownAttempt, rightAnswers, type Attempt } from '../../katas/attempt.ts';
import type { Kata } from '../../katas/kata.ts';
import type { Verdict } from '../../judge/verdict.ts';
import { originalKata } from '../../katas/originals/lay-out.ts';
import { shortLine } from '../../text/sanitize.ts';
import type { RunnerVerdict } from './runner.ts';

/** Two attempts whose verdicts are known. A place that judges them otherwise judges nobody rightly. */
export interface Canary {
  /** As it is handed out. */
  kata: Kata;
  /** It has to pass. */
  reference: Attempt;
  /** It has to fail, and where its kata says. */
  starter: Attempt;
}

/**
 * Draws the kata whose reference answer and starter show whether a place judges rightly: one that
 * costs little, of those that the class has if it can be. Null for a set without stored answers.
 * @param all Every kata of the set.
 * @param into A folder for katas: absolute path.
 */
export async function drawCanary(katas: Kata[], all: Kata[], into: string): Promise<Canary | null> {
  const known = await Promise.all(
    all.map(async (kata) => ({ kata, reference: (await rightAnswers(kata))[0] })),
  );
  const names = new Set(katas.map(({ folderName }) => folderName));
  const isOfClass = (kata: Kata) => names.has(kata.folderName);
  const wishes = [(kata: Kata) => isOfClass(kata) && isCheap(kata), isCheap, isOfClass, () => true];
  for (const wish of wishes) {
    const fits = known.flatMap(({ kata, reference }) =>
      reference && wish(kata) ? [{ kata, reference }] : [],
    );
    const drawn = fits.length > 0 ? fits[randomInt(fits.length)] : undefined;
    if (!drawn) continue;
    const kata = originalKata(drawn.kata, into);
    return { kata, reference: drawn.reference, starter: ownAttempt(kata, 'canary/starter') };
  }
  return null;
}

/** Judges both; resolves to what is wrong with the place, in words: null when nothing is. */
export async function listenTo(
  { kata, reference, starter }: Canary,
  judge: (kata: Kata, attempt: Attempt) => Promise<RunnerVerdict>,
): Promise<string | null> {
  const right = await judge(kata, { ...reference, label: 'canary/reference' });
  if (right.verdict.status !== 'passed')
    return `the reference answer to kata ${kata.number} should pass, and ${outcome(right)}`;
  const wrong = await judge(kata, starter);
  const missed = wrong.verdict.checks.find(({ status }) => status === 'failed')?.name;
  if (wrong.verdict.status === 'failed' && missed === kata.starterFailsAt) return null;
  return `the starter of kata ${kata.number} should fail at “${kata.starterFailsAt}”, and ${outcome(wrong)}`;
}

/** Short, no build, on every engine, nothing that other judgings of the machine would wait for. */
function isCheap({ edits, minutes, needs, exclusive }: Kata): boolean {
  const isShort = edits.join() === 'setup.ts' && minutes <= 15;
  return isShort && needs.length === 0 && exclusive.length === 0;
}

const words: Record<Verdict['status'], string> = {
  passed: 'passed',
  failed: 'failed',
  error: 'could not be judged',
};

function outcome({ verdict, stopped }: RunnerVerdict): string {
  const check = verdict.checks.find(({ status }) => status === 'failed' || status === 'error');
  const why = [stopped.join('; '), verdict.message, check && `“${check.name}”: ${check.message}`];
  const said = why.find(Boolean);
  return `${words[verdict.status]} here${said ? ` (${shortLine(said, 300)})` : ''}`;
}
