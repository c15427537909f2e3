import { ping } from '../../../engine/endpoint.ts';
import { engineGone, machineErrorIn } from '../../../errors/machine.ts';
import { UndecidedError } from '../../failures/undecided.ts';
import { AttemptError, excerpt } from '../../run/observation.ts';
import { describeLimit } from '../../run/time-limits.ts';
import type { Run } from '../../run/run.ts';
import type { BuildStep } from '../../run/trace.ts';
import { commandOf, type BuildOptions } from './build-options.ts';
import { factsOfFailure } from './failure.ts';
import { failedSteps } from './steps.ts';

/** What a build reports over this many bytes nobody reads. */
export const outputLimit = 10_000_000;

/** A build whose Dockerfile, or what it runs, is wrong. */
export async function buildFault(
  run: Run,
  options: BuildOptions,
  steps: BuildStep[],
  words: string,
): Promise<AttemptError> {
  const failed = failedSteps(steps)[0] ?? steps.find(({ error }) => error);
  // Some programs begin with what is wrong, and end with how to use them.
  const output = failed?.output.trim()
    ? `\n${excerpt(failed.output, { lines: 16, first: 8 })}`
    : '';
  const where = failed ? `the step ${failed.name} failed${output}` : '';
  return new AttemptError({
    ran: commandOf(options),
    got: [where, reason(words)].filter(Boolean).join('\n'),
    expected: 'an image',
    see: await factsOfFailure(run, failed, words),
  });
}

/** A build that printed too much. */
export function flood(options: BuildOptions): AttemptError {
  return new AttemptError({
    ran: commandOf(options),
    got: `it printed more than ${outputLimit / 1e6} MB and was stopped`,
    expected: 'an image',
  });
}

/** A build that did not end. */
export async function overdue(
  { endpoint }: Run,
  options: BuildOptions,
  steps: BuildStep[],
  seconds: number,
): Promise<AttemptError> {
  if ((await ping(endpoint.host)) !== null) throw engineGone('the build waited for it');
  const last = steps.findLast(({ completed }) => !completed) ?? steps.at(-1);
  const limit = `${seconds} s for one build`;
  const waits = 'a build waits until its RUN has ended, and a program that serves does not end';
  return new AttemptError({
    ran: commandOf(options),
    got: `it had not ended after ${seconds} s and was stopped${last ? `, in the step ${last.name}` : ''}`,
    expected: 'an image',
    see: [...(last?.name.includes('] RUN ') ? [waits] : []), describeLimit(limit)],
    limits: [limit],
  });
}

/** BuildKit's own words: the place in the Dockerfile, and the error. */
function reason(words: string): string {
  const lines = words.split('\n').filter((line) => !/^\s*-+\s*$/.test(line));
  return excerpt(lines.join('\n'), { lines: 10 });
}

/**
 * Throws what the words of a build that failed tell of the machine. Errors repeat what the Dockerfile
 * says: where the engine answers, only a trial can tell.
 */
export async function throwMachineTrouble({ endpoint }: Run, words: string[], fault: AttemptError) {
  const text = words.join('\n');
  const trouble = machineErrorIn(text);
  if (trouble)
    throw (await ping(endpoint.host)) === null ? new UndecidedError(fault, trouble) : trouble;
}
