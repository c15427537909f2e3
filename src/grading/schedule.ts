import { join } from 'node:path';
import type { Kata } from '../katas/kata.ts';
import { CannotJudge } from '../errors/errors.ts';
import { messageOf } from '../errors/messages.ts';
import { errorVerdict } from '../judge/error-verdict.ts';
import type { Submission } from './model/model.ts';
import { cacheKeyOf } from './runners/cache-key.ts';
import type { Guard } from './runners/canary-guard.ts';
import type { RunnerVerdict, Runner, PendingAttempt } from './runners/runner.ts';
import type { VerdictLog } from './verdict-log.ts';

/** What is told while a class is judged. */
export interface Telling {
  /** Called when a place has been made ready for it. */
  onBegin?: (submission: Submission) => void;
  onVerdict: (
    submission: Submission,
    kata: Kata,
    judged: RunnerVerdict & { reused: boolean },
  ) => void;
  onSubmission: (submission: Submission) => void;
  /** Called when verdicts on it count no more: it is judged anew. */
  onWithdrawn?: (submission: Submission) => void;
}

export interface JudgeClassOptions extends Telling {
  katas: Kata[];
  /** As many submissions are judged at once. */
  places: Runner[];
  /** Tells which places judge rightly. */
  guard: Guard;
  /** The fingerprint of the images. */
  images: string;
  /** Where verdicts are written down. */
  record: VerdictLog;
  /** Earlier verdicts that may be taken over, beside those of the record. */
  since: VerdictLog | null;
}

/** A submission with the verdict on each kata that it has files for. */
export interface JudgedSubmission {
  submission: Submission;
  /** By the kata’s folder name. */
  verdicts: Map<string, RunnerVerdict & { reused: boolean }>;
}

/** Judges a class, in the order of its submissions; what has not changed is taken over. */
export async function schedule(
  submissions: Submission[],
  options: JudgeClassOptions,
): Promise<JudgedSubmission[]> {
  const judged = submissions.map((submission) => ({ submission, verdicts: new Map() }));
  await new ClassJudging(options).run(judged);
  return judged;
}

class ClassJudging {
  readonly #options: JudgeClassOptions;
  /** By slot: what it has judged since its last canary. */
  readonly #open = new Map<string, { one: JudgedSubmission; kata: string }[]>();
  /** Slots whose first canary is written down. */
  readonly #met = new Set<string>();

  constructor(options: JudgeClassOptions) {
    this.#options = options;
  }

  async run(all: JudgedSubmission[]): Promise<void> {
    const { guard, record, places } = this.#options;
    // What was judged before a grading was stopped counts where the same slot still judges rightly.
    if (record.openSlots.length > 0) await Promise.all(places.map((place) => this.#isReady(place)));
    let waiting = all.filter((one) => this.#takeOver(one));
    while (waiting.length > 0 && guard.isAnyLeft()) {
      const rest = await this.#round(waiting);
      waiting = [...rest, ...(await this.#withdraw())];
    }
    for (const one of waiting) this.#giveUp(one);
  }

  /** Takes over what is known; true where something is left to judge. */
  #takeOver(one: JudgedSubmission): boolean {
    const { record, since, onSubmission } = this.#options;
    const { student } = one.submission;
    for (const { kata, edition } of this.#left(one)) {
      const known = record.find(student, edition) ?? since?.find(student, edition);
      if (!known) continue;
      record.add(student, edition, known);
      this.#keep(one, kata, known, true);
    }
    if (this.#left(one).length > 0) return true;
    onSubmission(one.submission);
    return false;
  }

  /** Judges all for which there are places; resolves to those for which none was left. */
  async #round(waiting: JudgedSubmission[]): Promise<JudgedSubmission[]> {
    const rest = [...waiting];
    await Promise.all(
      this.#options.places.map(async (place) => {
        while (rest.length > 0 && (await this.#isReady(place))) {
          const next = rest.shift();
          if (next && !(await this.#judge(next, place))) rest.unshift(next);
        }
      }),
    );
    return rest;
  }

  async #isReady(place: Runner): Promise<boolean> {
    const isReady = await this.#options.guard.isReady(place);
    const { slot } = place;
    if (slot !== null && !this.#met.has(slot)) this.#options.record.canary(slot, isReady);
    if (slot !== null) this.#met.add(slot);
    return isReady;
  }

  /** False when the place could not be made ready for it. */
  async #judge(one: JudgedSubmission, place: Runner): Promise<boolean> {
    const { onBegin, onSubmission, guard } = this.#options;
    const left = this.#left(one);
    try {
      await place.begin(left);
    } catch (error) {
      guard.drop(place, messageOf(error));
      await place.finish();
      return false;
    }
    onBegin?.(one.submission);
    try {
      for (const waiting of left) await this.#judgeOne(one, waiting, place);
    } finally {
      await place.finish();
    }
    onSubmission(one.submission);
    return true;
  }

  async #judgeOne(
    one: JudgedSubmission,
    { kata, attempt, edition }: PendingAttempt,
    place: Runner,
  ): Promise<void> {
    const judged = await place.judge(kata, attempt);
    const slot = judged.slot ?? place.slot;
    this.#options.record.add(one.submission.student, edition, judged, slot);
    if (slot !== null) {
      const open = this.#open.get(slot) ?? [];
      this.#open.set(slot, [...open, { one, kata: kata.folderName }]);
    }
    this.#keep(one, kata, judged, false);
  }

  /** Has last canaries judged; resolves to the submissions whose verdicts do not count any more. */
  async #withdraw(): Promise<JudgedSubmission[]> {
    const { guard, record, onWithdrawn } = this.#options;
    const again = new Set<JudgedSubmission>();
    for (const [slot, wrong] of await guard.lastOf(new Set(this.#open.keys()))) {
      record.canary(slot, wrong === null);
      for (const { one, kata } of wrong === null ? [] : (this.#open.get(slot) ?? [])) {
        one.verdicts.delete(kata);
        again.add(one);
      }
      this.#open.delete(slot);
    }
    for (const { submission } of again) onWithdrawn?.(submission);
    return [...again];
  }

  /** Nobody is left who would judge it rightly. */
  #giveUp(one: JudgedSubmission): void {
    const { message } = new CannotJudge({
      failed: 'Nothing here judges rightly, so that nobody is graded',
      lines: this.#options.guard.shown(),
      next: ['npm run dojo -- doctor', 'the same command grades them once that is mended'],
    });
    for (const { kata, attempt } of this.#left(one))
      this.#keep(one, kata, { verdict: errorVerdict(kata, attempt, message), stopped: [] }, false);
    this.#options.onSubmission(one.submission);
  }

  #left({ submission, verdicts }: JudgedSubmission): PendingAttempt[] {
    const { katas, images } = this.#options;
    const { student, folder, katas: handedIn } = submission;
    if (folder === null) return [];
    return katas
      .filter(({ folderName }) => handedIn.includes(folderName) && !verdicts.has(folderName))
      .map((kata) => {
        const attempt = { label: student, folder: join(folder, kata.folderName) };
        return { kata, attempt, edition: cacheKeyOf(kata, attempt, images) };
      });
  }

  #keep(
    { submission, verdicts }: JudgedSubmission,
    kata: Kata,
    judged: RunnerVerdict,
    reused: boolean,
  ) {
    const kept = { verdict: judged.verdict, stopped: judged.stopped, reused };
    verdicts.set(kata.folderName, kept);
    this.#options.onVerdict(submission, kata, kept);
  }
}
