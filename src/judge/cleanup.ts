import { setTimeout as after } from 'node:timers/promises';
import { CannotJudge } from '../errors/errors.ts';
import { lastLines } from '../errors/error-details.ts';
import { messageOf } from '../errors/messages.ts';
import type { Lab } from '../lab/lab.ts';
import { dropPrewarmed } from './prewarm/prewarm.ts';

const open = new Set<Closable>();
const pending = new Set<Promise<unknown>>();
let problem: CannotJudge | undefined;
let abandoned = false;

/** Something that judges, and leaves nothing when it is closed. */
interface Closable {
  close: () => Promise<void>;
}

/** Notes a lab that is in use, until its run is being removed; or what has labs in processes of its own. */
export function register(judging: Closable): void {
  open.add(judging);
}

/**
 * Removes a run behind its verdict, and then does `after`.
 * @param before what still needs the run; it never rejects
 */
export function removeInBackground(
  lab: Lab,
  after: () => Promise<void>,
  before: Promise<void>,
): void {
  const removal = before.then(() => {
    open.delete(lab);
    return lab.close();
  });
  cleaningUp(removal.finally(after));
}

/** Gives up what is being judged: removes every run of this process, also those in the middle. */
export async function abort(): Promise<void> {
  abandoned = true;
  const given = [...open];
  open.clear();
  for (const judging of given) cleaningUp(judging.close());
  await finished();
  // A container that the engine was making when it was asked for all there are is there by now.
  for (const judging of given) cleaningUp(judging.close());
  await finished();
}

/**
 * Has a machine or an engine tried in between. The containers for it are waited for before a command
 * ends; and what fails because everything is being removed is tried by nobody.
 */
export function trying<T>(trial: () => Promise<T>): Promise<T> {
  if (abandoned) return new Promise(() => undefined);
  const going = trial();
  // That it fails is told to whoever wants to know what comes of it.
  cleaningUp(going.catch(() => undefined));
  return going;
}

/** Resolves when nothing of any run is left; a command awaits it before it ends. */
export async function finished(): Promise<void> {
  await dropPrewarmed();
  await removed();
}

/** As {@link finished}, for a process that goes on judging. */
export async function removed(): Promise<void> {
  while (pending.size > 0) await Promise.all(pending);
  const error = problem;
  problem = undefined;
  if (error) throw error;
}

// An engine that hangs must not keep a command from ending.
const limitMs = 60_000;

async function withinLimit(work: Promise<unknown>): Promise<void> {
  const waiting = new AbortController();
  const limit = after(limitMs, undefined, waiting).then(() => {
    throw new Error(`the engine has not done it within ${limitMs / 1000} s`);
  });
  try {
    await Promise.race([work, limit]);
  } finally {
    limit.catch(() => undefined);
    waiting.abort();
  }
}

function cleaningUp(work: Promise<unknown>): void {
  const noted = withinLimit(work)
    .catch((error: unknown) => {
      problem ??= new CannotJudge({
        failed: 'What this run made could not be removed',
        lines: lastLines(messageOf(error), 4),
        next: ['npm start (finds an engine; what is left on it goes first)'],
      });
    })
    .finally(() => pending.delete(noted));
  pending.add(noted);
}
