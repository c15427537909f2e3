import { requireCapabilities } from '../capabilities/find.ts';
import type { Attempt } from '../katas/attempt.ts';
import type { Kata } from '../katas/kata.ts';
import { DojoError, LostCache } from '../errors/errors.ts';
import { machineErrorIn } from '../errors/machine.ts';
import { messageOf } from '../errors/messages.ts';
import type { Run } from '../lab/run/run.ts';
import { withLongerLimits } from '../lab/run/time-limits.ts';
import { prepareSetupProcessFor } from './prewarm/setup-process.ts';
import { takeJest } from './prewarm/jest.ts';
import { checksOf, type FinishedTest } from './checks.ts';
import { register, removeInBackground } from './cleanup.ts';
import { withinLimit } from './size-limit.ts';
import { PictureCapture, type ShowOptions } from './capture-pictures.ts';
import { openLab } from './open-lab.ts';
import { requireImages } from './preflight.ts';
import type { Check, Verdict } from './verdict.ts';
import { connectToEngine } from './engine.ts';
import { SecondLook } from './second-look.ts';
import { SpecRun } from './jest/spec-run.ts';
import { guardImages, failTampered } from './tampering.ts';
import { lockKata } from './exclusive.ts';
import { Standstill, stoodStill } from './standstill.ts';
import { errorVerdict } from './error-verdict.ts';

export interface JudgeOptions {
  /** Called with each check's name as it begins. */
  onCheck?: (name: string) => void;
  /** Called when a check is over. */
  onChecked?: (name: string, passed: boolean) => void;
  /** Called with what the attempt is doing, in a few words: a step of a build, a container. */
  onDoing?: (doing: string) => void;
  /** How long the attempt's setup may take. */
  setupDeadlineMs?: number;
  /** Called when containers of the attempt have started; the spec goes on when it resolves, however long that takes. */
  onStarted?: ((run: Run) => Promise<void>) | undefined;
  /** Has everything looked at that a picture can show, whether or not a check fails. */
  show?: ShowOptions | undefined;
  /** Has it looked at once when every check has passed, too. */
  pictures?: boolean;
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
  const verdict = errorVerdict(kata, attempt);
  try {
    const first = await judged(kata, attempt, options);
    const again = () => judged(kata, attempt, options, { isLast: true });
    const { known } = !first.again
      ? first
      : first.again === 'with longer limits'
        ? await withLongerLimits(again)
        : await again();
    Object.assign(verdict, known);
  } catch (error) {
    verdict.message = error instanceof DojoError ? error.message : unexpected(error);
  }
  return withinLimit({ ...verdict, ms: Math.round(performance.now() - started) });
}

interface Judged {
  known: Partial<Verdict>;
  /**
   * Whether it is worth judging once more: the machine was too slow for the lab’s time limits; or the engine
   * had thrown away what it kept for a build, or the machine slept in the middle.
   */
  again: 'with longer limits' | 'as before' | null;
}

async function judged(
  kata: Kata,
  attempt: Attempt,
  options: JudgeOptions,
  { isLast = false } = {},
): Promise<Judged> {
  prepareSetupProcessFor(kata);
  const spec = options.onStarted
    ? new SpecRun(kata.folder, { patient: true })
    : await takeJest(kata.folder);
  // Without an engine, say, it is not wanted.
  return runSpec(spec, kata, attempt, { ...options, isLast }).finally(() => spec.drop());
}

async function runSpec(
  spec: SpecRun,
  kata: Kata,
  attempt: Attempt,
  options: JudgeOptions & { isLast: boolean },
): Promise<Judged> {
  const { onCheck = () => undefined, onDoing, onStarted, setupDeadlineMs, isLast } = options;
  const current = await connectToEngine();
  const images = await requireImages(current, kata, onDoing);
  await requireCapabilities(current, kata);
  const release = await lockKata(kata);
  const watch = await guardImages(current.docker);
  const lab = openLab(current, kata, attempt, { deadlineMs: setupDeadlineMs, onDoing });
  if (onStarted) lab.run.onStarted = () => onStarted(lab.run);
  register(lab);
  const tests: FinishedTest[] = [];
  const looking = new PictureCapture(lab.run, kata, options);
  const second = new SecondLook(lab);
  const still = new Standstill();
  const onChecked = async () => {
    const last = tests.at(-1);
    if (last && isLast) last.errors = last.errors.map(faultOf);
    if (last) options.onChecked?.(last.name, last.errors.length === 0);
    await second.afterCheck(tests);
    await looking.afterCheck(tests);
  };
  try {
    const broken = await spec.judge({ tests, lab, onCheck, onChecked });
    const pictures = await looking.end(tests);
    const tooSlow = await second.end(tests);
    const lostCache = tests.some(({ errors: [error] }) => error instanceof LostCache);
    const checks = await failTampered(checksOf(tests), watch);
    const engine = { version: current.version, source: current.endpoint.source };
    const known = { ...outcome(checks, broken), checks, engine, images, pictures };
    const odd = known.status === 'passed' ? 0 : still.ms;
    if (odd > 0 && isLast) throw stoodStill(odd);
    const asBefore = lostCache || odd > 0;
    return { known, again: tooSlow ? 'with longer limits' : asBefore ? 'as before' : null };
  } finally {
    still.end();
    removeInBackground(lab, release, looking.behind());
  }
}

/** What stays in doubt after a second time is as it looks. */
function faultOf(error: unknown): unknown {
  return error instanceof LostCache ? (error.fault ?? error) : error;
}

/**
 * No check executed, or one left out, is an error: nothing is passed by not being judged. What failed
 * has failed, whatever else could not be judged.
 */
function outcome(checks: Check[], broken: string | null): Pick<Verdict, 'status' | 'message'> {
  if (checks.some(({ status }) => status === 'failed')) return { status: 'failed', message: null };
  if (broken !== null) {
    const message = machineErrorIn(broken)?.message ?? `The spec could not be run: ${broken}`;
    return { status: 'error', message };
  }
  if (checks.length === 0) return { status: 'error', message: 'The spec has no check' };
  if (checks.some(({ status }) => status === 'error')) return { status: 'error', message: null };
  const passed = checks.every(({ status }) => status === 'passed');
  return { status: passed ? 'passed' : 'failed', message: null };
}

function unexpected(error: unknown): string {
  const message = messageOf(error);
  return machineErrorIn(message)?.message ?? `The dojo itself failed: ${message}`;
}
