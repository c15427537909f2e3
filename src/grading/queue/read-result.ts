import { fingerprint } from '../../katas/attempt.ts';
import type { RunnerVerdict, PendingAttempt } from '../runners/runner.ts';
import { readSigned } from './signed-message.ts';
import { handedBack } from './messages.ts';

/** For which of these a row came back, and with which verdict; null for a row that is none of a worker’s. */
export function readRow(
  row: unknown,
  { run, job, waiting }: { run: string; job: string; waiting: PendingAttempt[] },
): { one: PendingAttempt; judged: RunnerVerdict } | null {
  const read = readSigned(row, handedBack);
  if (!read || read.run !== run || read.job !== job) return null;
  const one = waiting.find(({ edition }) => edition === read.edition);
  if (!one) return null;
  const { verdict, stopped, slot } = read;
  const { kata, attempt } = one;
  // What a worker judged is named twice: a verdict on something else proves nothing.
  if (verdict.kata !== kata.folderName) return null;
  if (verdict.fingerprint !== fingerprint(kata, attempt)) return null;
  return { one, judged: { verdict: { ...verdict, attempt: attempt.label }, stopped, slot } };
}
