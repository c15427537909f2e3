import { UnrecoverableError, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Kata } from '../../../katas/kata.ts';
import { temporaryFolder } from '../../../system/temporary-folder.ts';
import type { RunnerVerdict, Runner, PendingAttempt } from '../../runners/runner.ts';
import { timing } from '../keys.ts';
import { isAlive } from '../gradings.ts';
import { readSigned, sign } from '../signed-message.ts';
import { submissionJob, type HandedBack } from '../messages.ts';
import { readRow } from '../read-result.ts';
import { isForbidden, refusedForNow } from '../redis-errors.ts';
import type { Room } from '../room.ts';
import { writeFiles } from './write-files.ts';
import type { Period } from './period.ts';
import type { ServedGrading } from './grading.ts';

/** What a worker has to judge with. */
export interface ConsumerContext {
  redis: Redis;
  /** As they are handed out. */
  katas: Kata[];
  images: string;
  /** Where what is judged waits while the Redis takes nothing. */
  room: Room;
  onVerdict: (kata: Kata, judged: RunnerVerdict) => void;
}

/** A submission that this worker has taken. */
export interface Taken {
  run: ServedGrading;
  job: Job;
  /** Proves to the queue that it is this worker’s. */
  token: string;
}

/** Where it is judged, and what stands behind the verdicts that are come to there. */
export interface Bench {
  place: Runner;
  period: Period;
}

/**
 * Judges a submission, and hands each verdict back as soon as it is known; what another worker has
 * handed back before it died is not judged again.
 */
export async function judgeJob(taken: Taken, bench: Bench, means: ConsumerContext): Promise<void> {
  const { job, token } = taken;
  const given = readSigned(job.data, submissionJob);
  if (job.deferredFailure) return failed(taken, job.deferredFailure);
  if (given?.run !== taken.run.id)
    return failed(taken, 'it is not what a grader of this run sends');
  const { folder: into, remove } = temporaryFolder('taken');
  // While it is judged, the queue hears that this worker is there.
  const lock = setInterval(
    () => void job.extendLock(token, timing.lockMs).catch(() => undefined),
    timing.lockMs / 4,
  );
  try {
    const waiting = writeFiles(given, { ...means, into });
    const left = await notHandedBack(taken, waiting);
    if (left.length > 0 && !(await judgeAll(taken, left, bench, means))) return;
    await means.room.wait(() => unlessGone(job.moveToCompleted('', token, false)));
  } catch (error) {
    await means.room.wait(() => unlessGone(job.moveToFailed(asError(error), token, false)));
    throw error;
  } finally {
    clearInterval(lock);
    remove();
  }
}

/** False when the run was over before all was judged. */
async function judgeAll(
  { run, job }: Taken,
  left: PendingAttempt[],
  { place, period }: Bench,
  { redis, room, onVerdict }: ConsumerContext,
): Promise<boolean> {
  await room.wait(() => period.begin(run.id));
  await place.begin(left);
  try {
    for (const { kata, attempt, edition } of left) {
      if (!(await isAlive(redis, run.id))) return false;
      const { verdict, stopped } = await place.judge(kata, attempt, run.limitMs);
      const row: HandedBack = {
        ...{ version: 1, run: run.id, job: job.id ?? '', edition, slot: period.slot },
        ...{ verdict, stopped: stopped.map((words) => words.slice(0, 500)).slice(0, 20) },
      };
      await room.wait(() => unlessGone(job.log(sign(row))));
      await room.wait(() => unlessGone(job.updateProgress(1)));
      onVerdict(kata, { verdict, stopped });
    }
    return true;
  } finally {
    await place.finish();
  }
}

async function notHandedBack(
  { run, job }: Taken,
  waiting: PendingAttempt[],
): Promise<PendingAttempt[]> {
  const rows = await run.rowsOf(job.id ?? '');
  const context = { run: run.id, job: job.id ?? '', waiting };
  const there = new Set(rows.map((row) => readRow(row, context)?.one));
  return waiting.filter((one) => !there.has(one));
}

async function failed({ job, token }: Taken, why: string): Promise<void> {
  await unlessGone(job.moveToFailed(new UnrecoverableError(why), token, false));
}

/** A job may be another worker’s by now, or gone with its run: then nobody waits for this one. */
async function unlessGone(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (refusedForNow(error) !== undefined || isForbidden(error)) throw error;
  });
}

function asError(thrown: unknown): Error {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new Error(message.split('\n').slice(0, 3).join('; '));
}
