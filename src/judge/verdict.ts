import { z } from 'zod';
import { picturesSchema } from '../pictures/schema/schema.ts';

/** One `test()` of a spec, judged. */
export const check = z.strictObject({
  name: z.string(),
  /** `error`: it could not be judged. `skipped`: an earlier check has to pass first. */
  status: z.enum(['passed', 'failed', 'skipped', 'error']),
  /** The whole finding as text; empty for a check that passed. */
  message: z.string(),
  observed: z.string().nullable(),
  expected: z.string().nullable(),
  /** Where to read more: an address of Docker's documentation. */
  help: z.string().nullable(),
  ms: z.number().nonnegative(),
});

/** `verdict.json`: the outcome of judging one attempt. */
export const verdict = z.strictObject({
  version: z.literal(1),
  kata: z.string(),
  /** Which attempt: `yours`, `starter`, `right/by-alias`, a student. */
  attempt: z.string(),
  /** The fingerprint of its files. */
  fingerprint: z.string(),
  /** `failed`: not right yet. `error`: it could not be judged, which is never the learner's fault. */
  status: z.enum(['passed', 'failed', 'error']),
  /** Why there was no judging at all; null when checks were run. */
  message: z.string().nullable(),
  /** In the order of the spec. */
  checks: z.array(check),
  engine: z.strictObject({ version: z.string(), source: z.string() }).nullable(),
  images: z.array(
    z.strictObject({
      name: z.string(),
      kind: z.enum(['official', 'stand-in', 'own']),
      id: z.string(),
    }),
  ),
  /** Milliseconds from the call to the verdict. */
  ms: z.number().nonnegative(),
  /** What pictures of the run are drawn from, as the engine had it after the first check that failed. */
  pictures: z.lazy(picturesSchema).nullish(),
});

export type Check = z.infer<typeof check>;
export type Verdict = z.infer<typeof verdict>;

/** The exit code of a command that ends with this verdict. */
export function exitCodeOf({ status }: Pick<Verdict, 'status'>): 0 | 1 | 2 {
  return status === 'passed' ? 0 : status === 'failed' ? 1 : 2;
}
