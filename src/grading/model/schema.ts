import { z } from 'zod';
import { kataFolderPattern } from '../../katas/kata-set.ts';
import { verdict } from '../../judge/verdict.ts';
import type { GradeSheet } from './model.ts';

/** A name that is safe as a file's on every system, and cannot leave its folder. */
export const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const kataFolder = z.string().regex(kataFolderPattern);
const points = z.number().nonnegative();

const remark = z.strictObject({
  kind: z.enum([
    'changed',
    'foreign',
    'refused',
    'unreadable',
    'missing',
    'same-name',
    'unknown',
    'late',
    'stopped',
  ]),
  /** The kata's folder name, when it is about one. */
  kata: z.string().nullable(),
  text: z.string(),
});

const result = z.strictObject({
  kata: kataFolder,
  /** Null when the student handed in nothing for this kata. */
  verdict: verdict.nullable(),
  /** After partial credit and lateness; 0 where the verdict is null or `error`. */
  points,
  /** Taken over from an earlier sheet: the same files, spec and images. */
  reused: z.boolean(),
});

const student = z.strictObject({
  student: z.string(),
  id: z.string().nullable(),
  slug,
  katas: z.array(z.string()),
  submittedAt: z.string().nullable(),
  remarks: z.array(remark),
  /** In the order of the sheet's katas, one for each. */
  results: z.array(result),
});

const kata = z.strictObject({
  folderName: kataFolder,
  number: z.string().regex(/^\d{2}$/),
  title: z.string(),
  track: z.string(),
  /** What it is worth at most. */
  points,
});

/** `sheet.json`. */
export const gradeSheet = z
  .strictObject({
    version: z.literal(1),
    gradedAt: z.iso.datetime({ offset: true }),
    katas: z.array(kata),
    students: z.array(student),
    /** How far the submissions were kept apart. */
    protection: z.array(z.string()),
    /** What students are shown of checks; everything when left out. */
    shown: z.enum(['everything', 'checks', 'marks']).optional(),
  })
  .refine(({ students }) => new Set(students.map((one) => one.slug)).size === students.length, {
    error: 'two students have one slug',
  })
  .refine(({ students, katas }) => students.every(({ results }) => inOrder(results, katas)), {
    error: 'a student’s results are not in the order of the katas, one for each',
  }) satisfies z.ZodType<GradeSheet>;

function inOrder(results: { kata: string }[], katas: { folderName: string }[]): boolean {
  return (
    results.length === katas.length &&
    results.every(({ kata: name }, index) => name === katas[index]?.folderName)
  );
}
