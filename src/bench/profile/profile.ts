import { referenceAnswer, type Attempt } from '../../katas/attempt.ts';
import type { Kata } from '../../katas/kata.ts';
import { removed } from '../../judge/cleanup.ts';
import { prewarmFor } from '../../judge/prewarm/prewarm.ts';
import { setupProcessReady } from '../../judge/prewarm/setup-process.ts';
import { measureWarm, requireGreen } from '../measure.ts';
import { CallRecorder, type Call } from './calls.ts';
import { onProcessor, type Frame } from './cpu.ts';

/** A stretch of a judging: one check, or what is before the first or after the last of them. */
export interface Phase {
  name: string;
  /** Milliseconds of `performance.now()`. */
  begin: number;
  end: number;
  /** Milliseconds of processor that this process had in it: several may pass in one. */
  cpu: number;
}

/** Where the time of one judging went. */
export interface Profile {
  kata: string;
  phases: Phase[];
  calls: Call[];
  /** Of one more judging: looking at the stack costs time. */
  processor: Frame;
}

/** Judges the reference answer to a kata as a watch does, and notes where the time goes until the verdict. */
export async function profile(kata: Kata): Promise<Profile> {
  const reference = await referenceAnswer(kata);
  // The first judging of a process loads what all later ones have.
  await measureWarm(kata, reference);
  const phases = await ready(kata, () => notePhases(kata, reference));
  const processor = await ready(kata, () => onProcessor(() => requireGreen(kata, reference)));
  return { kata: kata.folderName, ...phases, processor };
}

async function ready<T>(kata: Kata, work: () => Promise<T>): Promise<T> {
  await prewarmFor(kata.folder);
  await setupProcessReady();
  const result = await work();
  await removed();
  return result;
}

async function notePhases(
  kata: Kata,
  reference: Attempt,
): Promise<Pick<Profile, 'phases' | 'calls'>> {
  const recorder = new CallRecorder();
  const phases: Phase[] = [];
  let [begin, before] = [performance.now(), process.cpuUsage()];
  const end = (name: string) => {
    const { user, system } = process.cpuUsage(before);
    phases.push({ name, begin, end: performance.now(), cpu: (user + system) / 1000 });
    [begin, before] = [performance.now(), process.cpuUsage()];
  };
  await requireGreen(kata, reference, {
    onCheck: () => {
      if (phases.length === 0) end('before the first check');
    },
    onChecked: end,
  });
  end('after the last check');
  recorder.stop();
  return { phases, calls: recorder.calls };
}

/** Milliseconds within a phase in which at least one of these calls was open. */
export function openMs({ begin, end }: Phase, calls: Call[]): number {
  let [until, sum] = [begin, 0];
  for (const call of [...calls].sort((a, b) => a.begin - b.begin)) {
    const [from, to] = [Math.max(until, call.begin), Math.min(end, call.end)];
    if (to <= from) continue;
    sum += to - from;
    until = to;
  }
  return sum;
}
