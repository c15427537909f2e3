import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kata } from '../curriculum/kata.ts';
import { requireEngine } from '../engine/discover.ts';
import type { Steps } from '../steps.ts';
import { inUse } from '../verdict/cleanup.ts';
import { handedOut } from './handed-out.ts';
import { takeSubmissions } from './intake/take.ts';
import { fingerprintOf, imagesToBring } from './judging/images.ts';
import { judgeClass, type Telling } from './judging/judge-class.ts';
import type { Place } from './judging/place.ts';
import { sandboxPlaces } from './judging/places.ts';
import { Record } from './judging/record.ts';
import { TrustedPlace } from './judging/trusted-place.ts';
import type { GradeSheet, Submission } from './model.ts';
import type { Rules } from './rules/rules.ts';
import { sandboxed } from './sandbox/protection.ts';
import { sheetOf } from './sheet.ts';

/** How long one kata of a submission may take, whatever it does, where nobody says otherwise. */
const standardLimitMs = 240_000;

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
  /** What a machine lacks that cannot keep submissions apart; they are trusted then. */
  unprotected: string[];
  steps: Steps;
  /** Called once all submissions are read, before the first is judged. */
  onTaken?: (submissions: Submission[]) => void;
}

/** Grades a class: takes its submissions, judges them apart from each other, and sums up. */
export async function grade(options: GradeOptions): Promise<GradeSheet> {
  const { katas, out, rules, roster, since, unprotected, limitMs = standardLimitMs } = options;
  // Only what a student hands in may differ from what was handed out.
  const files = mkdtempSync(join(tmpdir(), 'docker-dojo-katas-'));
  const pure = katas.map((kata) => handedOut(kata, files));
  let places: Place[] = [];
  try {
    const into = join(out, 'taken');
    const submissions = await takeSubmissions(options.submissions, { katas: pure, into, roster });
    options.onTaken?.(submissions);
    const endpoint = await requireEngine();
    const images = fingerprintOf(await imagesToBring(endpoint));
    const jobs = Math.max(1, Math.min(options.jobs ?? availableParallelism(), submissions.length));
    const trusted = unprotected.length > 0;
    places = trusted
      ? Array.from({ length: jobs }, () => new TrustedPlace())
      : await sandboxPlaces({ ...options, jobs, endpoint, images, limitMs });
    for (const place of places) inUse({ close: () => place.end() });
    const record = new Record(out);
    const judged = await judgeClass(submissions, {
      ...options,
      ...{ katas: pure, places, images, record },
      since: since === undefined ? null : new Record(since),
    });
    return sheetOf(judged, katas, rules, trusted ? withoutProtection(unprotected) : sandboxed);
  } finally {
    await Promise.all(places.map((place) => place.end()));
    rmSync(files, { recursive: true, force: true });
  }
}

function withoutProtection(missing: string[]): string[] {
  return ['Submissions were trusted: they were judged on one engine, by this account.', ...missing];
}
