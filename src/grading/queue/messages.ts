import { z } from 'zod';
import { verdict } from '../../judge/verdict.ts';

const folderName = z.string().regex(/^\d{2}-[a-z0-9-]{1,80}$/);
const edition = z.string().regex(/^[0-9a-f]{20}$/);

/** What a grader announces: what a worker has to have, to judge as the grader would. */
export const announcement = z.strictObject({
  version: z.literal(1),
  /** The fingerprint of the images. */
  images: z.string().max(100),
  /** How long one kata may take. */
  limitMs: z.int().positive(),
  /** For each kata, the edition of an attempt without files: spec, lab and images are in it. */
  katas: z.record(folderName, edition),
});

/** One submission on its way to a worker: no paths of the grader’s, and no names of students. */
export const submissionJob = z.strictObject({
  version: z.literal(1),
  /** Its run: a job of another is not this one’s. */
  run: z.string(),
  katas: z
    .array(
      z.strictObject({
        kata: folderName,
        edition,
        /** Content by the kata’s `edits`. */
        files: z.record(z.string(), z.base64()),
      }),
    )
    .min(1),
});

/** One verdict on its way back. */
export const handedBack = z.strictObject({
  version: z.literal(1),
  run: z.string(),
  job: z.string(),
  edition,
  /** What judged it; its next canary decides whether it counts. */
  slot: z.string().max(300),
  verdict,
  /** What the sandbox stopped. */
  stopped: z.array(z.string().max(500)).max(20),
});

/** A worker that does not judge for a run, and why. */
export const refusal = z.strictObject({
  worker: z.string().max(200),
  words: z.array(z.string().max(500)).min(1).max(20),
});

export type Announcement = z.infer<typeof announcement>;
export type SubmissionJob = z.infer<typeof submissionJob>;
export type HandedBack = z.infer<typeof handedBack>;
export type RefusalMessage = z.infer<typeof refusal>;
