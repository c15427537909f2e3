import type { Attempt } from '../curriculum/attempt.ts';
import { fingerprint } from '../curriculum/attempt.ts';
import type { Kata } from '../curriculum/kata.ts';
import { DojoError } from '../errors/errors.ts';
import { messageOf } from '../errors/messages.ts';
import { prepareSpare } from '../lab/setup/spare.ts';
import { checksOf } from './checks.ts';
import { inUse, removeBehind } from './cleanup.ts';
import { runSpec } from './jest.ts';
import { openLab } from './open-lab.ts';
import { requireImages } from './preflight.ts';
import { recording, type Recording } from './recordings.ts';
import type { Check, Verdict } from './schema.ts';
import { session } from './session.ts';
import { takeTurns } from './turns.ts';

export interface JudgeOptions {
  /** Called with each check's name as it begins. */
  onCheck?: (name: string) => void;
  /** How long the attempt's setup may take. */
  setupDeadlineMs?: number;
}

/**
 * Judges one attempt at one kata. It resolves as soon as the verdict is known; what the run made is
 * removed behind it ({@link settled} awaits that). It never rejects: what kept it from judging is
 * the verdict `error`.
 */
export async function judge(
  kata: Kata,
  attempt: Attempt,
  options: JudgeOptions = {},
): Promise<Verdict> {
  const started = performance.now();
  const verdict: Verdict = {
    version: 1,
    kata: kata.folderName,
    attempt: attempt.label,
    fingerprint: fingerprint(kata, attempt),
    status: 'error',
    message: null,
    checks: [],
    engine: null,
    images: [],
    ms: 0,
  };
  try {
    Object.assign(verdict, await judged(kata, attempt, options));
  } catch (error) {
    verdict.message = error instanceof DojoError ? error.message : unexpected(error);
  }
  return { ...verdict, ms: Math.round(performance.now() - started) };
}

async function judged(
  kata: Kata,
  attempt: Attempt,
  { onCheck = () => undefined, setupDeadlineMs }: JudgeOptions,
): Promise<Partial<Verdict>> {
  if (kata.edits.includes('setup.ts')) prepareSpare();
  const current = await session();
  const [images, { Version: version }] = await Promise.all([
    requireImages(current, kata),
    current.docker.version(),
  ]);
  const release = await takeTurns(kata);
  const lab = openLab(current, kata, attempt, setupDeadlineMs);
  inUse(lab);
  const record: Recording = { tests: [], lab, onCheck };
  try {
    const key = lab.name('recording');
    const broken = await recording(key, record, () => runSpec(kata.folder, key));
    const checks = checksOf(record.tests);
    const engine = { version, source: current.endpoint.source };
    return { ...outcome(checks, broken), checks, engine, images };
  } finally {
    removeBehind(lab, release);
  }
}

/** No check executed, or one left out, is an error: nothing is passed by not being judged. */
function outcome(checks: Check[], broken: string | null): Pick<Verdict, 'status' | 'message'> {
  if (broken !== null) return { status: 'error', message: `The spec could not be run: ${broken}` };
  if (checks.length === 0) return { status: 'error', message: 'The spec has no check' };
  if (checks.some(({ status }) => status === 'error')) return { status: 'error', message: null };
  const passed = checks.every(({ status }) => status === 'passed');
  return { status: passed ? 'passed' : 'failed', message: null };
}

function unexpected(error: unknown): string {
  return `The dojo itself failed: ${messageOf(error)}`;
}
