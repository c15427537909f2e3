import { join } from 'node:path';
import type { Kata } from '../../curriculum/kata.ts';
import type { Submission } from '../model.ts';
import { editionOf } from './edition.ts';
import type { Judged, Place, Waiting } from './place.ts';
import type { Record } from './record.ts';

/** What is told while a class is judged. */
export interface Telling {
  /** Called when a place has been made ready for it. */
  onBegin?: (submission: Submission) => void;
  onVerdict: (submission: Submission, kata: Kata, judged: Judged & { reused: boolean }) => void;
  onSubmission: (submission: Submission) => void;
}

export interface JudgeClassOptions extends Telling {
  katas: Kata[];
  /** As many submissions are judged at once. */
  places: Place[];
  /** The fingerprint of the images. */
  images: string;
  /** Where verdicts are written down. */
  record: Record;
  /** Earlier verdicts that may be taken over, beside those of the record. */
  since: Record | null;
}

/** A submission with the verdict on each kata that it has files for. */
export interface JudgedSubmission {
  submission: Submission;
  /** By the kata’s folder name. */
  verdicts: Map<string, Judged & { reused: boolean }>;
}

/** Judges a class, in the order of its submissions; what has not changed is taken over. */
export async function judgeClass(
  submissions: Submission[],
  options: JudgeClassOptions,
): Promise<JudgedSubmission[]> {
  const judged = submissions.map((submission) => ({ submission, verdicts: new Map() }));
  const waiting = [...judged] as JudgedSubmission[];
  await Promise.all(
    options.places.map(async (place) => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        await judgeSubmission(next, place, options);
        options.onSubmission(next.submission);
      }
    }),
  );
  return judged;
}

async function judgeSubmission(
  { submission, verdicts }: JudgedSubmission,
  place: Place,
  options: JudgeClassOptions,
): Promise<void> {
  const { katas, images, record, since, onVerdict } = options;
  const { student, folder } = submission;
  if (folder === null) return;
  const keep = (kata: Kata, judged: Judged, reused: boolean) => {
    verdicts.set(kata.folderName, { ...judged, reused });
    onVerdict(submission, kata, { ...judged, reused });
  };
  const left: Waiting[] = [];
  for (const kata of katas.filter(({ folderName }) => submission.katas.includes(folderName))) {
    const attempt = { label: student, folder: join(folder, kata.folderName) };
    const edition = editionOf(kata, attempt, images);
    const known = record.find(student, edition) ?? since?.find(student, edition);
    if (known) {
      record.add(student, edition, known);
      keep(kata, known, true);
    } else left.push({ kata, attempt, edition });
  }
  if (left.length === 0) return;
  await place.begin(left);
  options.onBegin?.(submission);
  try {
    for (const { kata, attempt, edition } of left) {
      const judged = await place.judge(kata, attempt);
      record.add(student, edition, judged);
      keep(kata, judged, false);
    }
  } finally {
    await place.finish();
  }
}
