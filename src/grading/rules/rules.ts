import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Kata } from '../../katas/kata.ts';
import { UsageError } from '../../errors/errors.ts';
import { messageOf } from '../../errors/messages.ts';
import { instant } from '../../system/instant.ts';

const percent = z.number().min(0).max(100);

/** Late by at most so many hours: so many percent of the points. */
const step = z.strictObject({ hours: z.number().positive(), percent });

/** `grading.json`: what verdicts are worth. Whatever it leaves out stays as the katas have it. */
export const rulesFile = z.strictObject({
  /** Points for a failed verdict, by the checks that passed: of all katas, or of none; left out: as kata.json says. */
  partialCredit: z.boolean().optional(),
  /** Points of katas, by number, name or folder, where they are not those of kata.json. */
  points: z.record(z.string(), z.number().min(0).max(10_000)).default({}),
  /** What students are shown: everything; the checks by name, without messages; their marks alone. */
  show: z.enum(['everything', 'checks', 'marks']).default('everything'),
  /** When submissions were due. Without it, nothing is late. */
  due: instant.optional(),
  /** Another due date for some: by the roster’s id, or the student’s name. */
  extensions: z.record(z.string(), instant).default({}),
  /** How many minutes after the due date are still on time. */
  graceMinutes: z
    .number()
    .min(0)
    .max(7 * 24 * 60)
    .default(0),
  /**
   * What late work is worth, by how late it is; after the last step, and for an empty list, nothing.
   * Left out: lateness is shown, and costs nothing.
   */
  late: z
    .array(step)
    .refine(
      (steps) => steps.every((one, at) => at === 0 || one.hours > (steps[at - 1]?.hours ?? 0)),
      {
        error: 'has to go from fewer hours to more',
      },
    )
    .optional(),
});

export type Rules = z.infer<typeof rulesFile>;

/** The rules without a file: the katas’ own points, nothing late. */
export const defaultRules: Rules = rulesFile.parse({});

/**
 * Reads `grading.json`.
 * @param katas All katas that it may name: one that it names and nobody knows is {@link UsageError}.
 */
export function readRules(file: string, katas: Kata[]): Rules {
  const parsed = rulesFile.safeParse(contentOf(file));
  if (!parsed.success) throw broken(file, z.prettifyError(parsed.error).split('\n'));
  for (const name of Object.keys(parsed.data.points))
    if (!katas.some((kata) => namesOf(kata).includes(name)))
      throw broken(file, [`points: there is no kata called "${name}"`]);
  return parsed.data;
}

/** What a kata is called in the rules: the most exact first. */
export function namesOf({ folderName, name, number }: NamedKata): string[] {
  return [folderName, name, number];
}

export type NamedKata = Pick<Kata, 'folderName' | 'name' | 'number'>;

function contentOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw broken(file, [messageOf(error)]);
  }
}

function broken(file: string, lines: string[]): UsageError {
  return new UsageError({
    failed: 'The rules for points cannot be read',
    on: file,
    lines,
    next: ['see docs/teachers.md, “Points and lateness”'],
  });
}
