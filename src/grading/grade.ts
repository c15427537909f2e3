import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Kata } from '../katas/kata.ts';
import { loadKatas } from '../katas/load.ts';
import { requireEngine } from '../engine/discover.ts';
import type { Endpoint } from '../engine/endpoint.ts';
import type { Steps } from '../system/steps.ts';
import { temporaryFolder } from '../system/temporary-folder.ts';
import { register } from '../judge/cleanup.ts';
import { originalKata } from '../katas/originals/lay-out.ts';
import { takeSubmissions } from './intake/intake.ts';
import { drawCanary, type Canary } from './runners/canary.ts';
import { CanaryGuard, type Guard } from './runners/canary-guard.ts';
import { fingerprintOf, imagesToBring } from './runners/image-transfer.ts';
import { standardLimitMs } from './runners/limit.ts';
import { schedule, type Telling } from './schedule.ts';
import type { Runner } from './runners/runner.ts';
import { sandboxRunners } from './runners/sandbox-runners.ts';
import { VerdictLog } from './verdict-log.ts';
import { LocalRunner } from './runners/local-runner.ts';
import type { GradeSheet, Submission } from './model/model.ts';
import { claimOut } from './output-lock.ts';
import { queueRunners } from './queue/queue-runner.ts';
import { givesPartialCredit } from './rules/points.ts';
import type { Rules } from './rules/rules.ts';
import { sandboxed } from './sandbox/requirements.ts';
import { sandboxesThatFit } from './sandbox/capacity.ts';
import { sheetOf } from './sheet.ts';
import { startersIn, startersOf, withoutStarters } from './starters.ts';

export interface GradeOptions extends Telling {
  /** A folder of submissions, or one submission: an absolute path. */
  submissions: string;
  katas: Kata[];
  rules: Rules;
  /** Where everything is written: an absolute path. */
  out: string;
  roster?: string | undefined;
  /** How many submissions are judged at once; as many as the machine has cores when left out. */
  jobs?: number | undefined;
  /** How long one kata of a submission may take, whatever it does, in milliseconds. */
  limitMs?: number | undefined;
  /** The folder of an earlier grading whose verdicts may be taken over. */
  since?: string | undefined;
  /** The address of a Redis: workers on this and other machines judge, and not this process. */
  queue?: URL | undefined;
  /** What a machine lacks that cannot keep submissions apart; they are trusted then. */
  unprotected: string[];
  steps: Steps;
  /** Called once all submissions are read, before the first is judged. */
  onTaken?: (submissions: Submission[]) => void;
}

/** Grades a class: takes its submissions, judges them apart from each other, and sums up. */
export async function grade(options: GradeOptions): Promise<GradeSheet> {
  const { katas, out, rules, roster, since, unprotected } = options;
  const jobs = await jobsFor(options);
  const release = await claimOut(out);
  // Only what a student hands in may differ from what was handed out.
  const { folder: files, remove } = temporaryFolder('katas');
  let places: Runner[] = [];
  const close = async () => {
    await Promise.all(places.map((place) => place.end()));
    remove();
    release();
  };
  register({ close });
  try {
    const pure = katas.map((kata) => originalKata(kata, files));
    const into = join(out, 'taken');
    const submissions = await takeSubmissions(options.submissions, { katas: pure, into, roster });
    options.onTaken?.(submissions);
    const endpoint = await requireEngine();
    const images = fingerprintOf(await imagesToBring(endpoint));
    const canary = await drawCanary(katas, loadKatas(), files);
    const record = new VerdictLog(out);
    const made = await placesFor(
      submissions.length,
      { ...options, katas: pure, seeds: katas, jobs, canary, wanted: record.openSlots },
      endpoint,
      images,
    );
    places = made.places;
    const partial = katas.filter((kata) => givesPartialCredit(kata, rules));
    const starters = startersOf(submissions, files, partial);
    const judged = await schedule([...submissions, ...starters], {
      ...withoutStarters(options, starters),
      ...{ ...made, katas: pure, images, record },
      since: since === undefined ? null : new VerdictLog(since),
    });
    const isTrusted = unprotected.length > 0;
    const protection = isTrusted ? withoutProtection(unprotected) : sandboxed;
    const students = judged.slice(0, submissions.length);
    return sheetOf(
      students,
      katas,
      rules,
      protection,
      startersIn(judged.slice(students.length), students),
    );
  } finally {
    await close();
  }
}

/** How many are judged at once here, at most; more than there is room for is an error. */
async function jobsFor({ jobs, queue, unprotected }: GradeOptions): Promise<number> {
  const most = availableParallelism();
  // Workers have a disk of their own each; those who trust share one.
  if (queue || unprotected.length > 0) return jobs ?? most;
  return sandboxesThatFit(jobs, most);
}

async function placesFor(
  submissions: number,
  options: GradeOptions & { seeds: Kata[]; jobs: number; canary: Canary | null; wanted: string[] },
  endpoint: Endpoint,
  images: string,
): Promise<{ places: Runner[]; guard: Guard }> {
  const { katas, seeds, queue, steps, unprotected, canary, wanted } = options;
  const { limitMs = standardLimitMs } = options;
  if (queue) return queueRunners(submissions, { address: queue, katas, images, limitMs, steps });
  const jobs = Math.max(1, Math.min(options.jobs, submissions));
  const places =
    unprotected.length > 0
      ? Array.from({ length: jobs }, (_, index) => new LocalRunner(index + 1, canary))
      : await sandboxRunners({ jobs, seeds, endpoint, images, limitMs, canary, wanted, steps });
  return { places, guard: new CanaryGuard(places, (words) => steps.say('canary', words)) };
}

function withoutProtection(missing: string[]): string[] {
  return ['Submissions were trusted: they were judged on one engine, by this account.', ...missing];
}
