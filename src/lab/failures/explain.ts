import { isRefusal, wordsOfRefusal } from '../../engine/client.ts';
import { CannotJudge } from '../../errors/errors.ts';
import { machineErrorIn } from '../../errors/machine.ts';
import { messageOf } from '../../errors/messages.ts';
import { lastLines } from '../../errors/error-details.ts';
import { AttemptError, excerpt } from '../run/observation.ts';
import type { Run } from '../run/run.ts';
import { UndecidedError } from './undecided.ts';
import { refusalFailure } from './engine-refusal.ts';
import { heldByOther, holderOf, takenPort } from './port-holder.ts';
import { describeLimit } from '../run/time-limits.ts';

/**
 * What a check threw that is no finding yet, as an error that says whose fault it is, or a
 * {@link UndecidedError}; a defect of the lab or of the spec is returned as it is.
 */
export async function explain(run: Run, error: unknown, check: string): Promise<unknown> {
  if (isRefusal(error)) {
    const fault = await refusalFailure(run, error);
    const words = wordsOfRefusal(error);
    const taken = takenPort(words);
    const holder = taken === null ? null : await holderOf(run, taken);
    if (taken !== null && holder)
      return holder.own
        ? withFact(fault, `${taken} is held by ${holder.words}`)
        : heldByOther(taken, holder, words);
    return new UndecidedError(fault, troubleOf(words), { cause: error });
  }
  const text = messageOf(error);
  const [, limit] = /^Exceeded timeout of (\d+) ms/.exec(text) ?? [];
  if (limit)
    return new UndecidedError(overdueFault(check, Number(limit)), troubleOf(text), {
      cause: error,
    });
  if (isBelow(run.folder, error))
    return new UndecidedError(spoiltFault(run, text), troubleOf(text), { cause: error });
  return error;
}

/** The machine's side of a doubt. */
export function troubleOf(words: string): CannotJudge {
  return (
    machineErrorIn(words) ??
    new CannotJudge({
      failed: 'Something went wrong with which a container of the lab has trouble too',
      lines: lastLines(words, 4),
      next: ['npm run dojo -- doctor, then run this again'],
    })
  );
}

/** Jest's own limit: something that a check waited for never came. */
function overdueFault(check: string, ms: number): AttemptError {
  const limit = `${ms / 1000} s for the whole check`;
  return new AttemptError({
    ran: `the check “${check}”`,
    got: `it had not come to an end after ${ms / 1000} s: something that your attempt started hangs`,
    expected: 'containers that answer, or refuse',
    see: [describeLimit(limit)],
    limits: [limit],
  });
}

function spoiltFault({ folder }: Run, text: string): AttemptError {
  return new AttemptError({
    ran: 'read the files and folders of this run',
    got: excerpt(text.replaceAll(folder, '…'), { lines: 3 }),
    expected: 'files that are left as the lab made them',
  });
}

/** An error of the system about something in the folder of the run, where only the attempt acts. */
function isBelow(folder: string, error: unknown): boolean {
  const { path, syscall } = (error ?? {}) as { path?: unknown; syscall?: unknown };
  return typeof syscall === 'string' && typeof path === 'string' && path.startsWith(`${folder}/`);
}

function withFact({ finding }: AttemptError, fact: string): AttemptError {
  return new AttemptError({ ...finding, see: [...(finding.see ?? []), fact] });
}
