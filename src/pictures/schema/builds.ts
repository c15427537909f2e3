import { z } from 'zod';

/** The steps of builds side by side. Built when it is asked for. */
export function buildsSchema() {
  /** Why a step of a build could not come from the cache. */
  const lost = z.discriminatedUnion('because', [
    /** Files that it takes in differ: relative to the build context. */
    z.strictObject({ because: z.literal('files'), files: z.array(z.string()) }),
    /** The instruction itself differs; this is what it was. */
    z.strictObject({ because: z.literal('instruction'), before: z.string() }),
    /** It copies from a stage of which a step was run. */
    z.strictObject({ because: z.literal('stage'), stage: z.string() }),
    /** A build argument differs. */
    z.strictObject({ because: z.literal('argument'), names: z.array(z.string()) }),
    /** The step before it was run. */
    z.strictObject({ because: z.literal('parent') }),
    z.strictObject({ because: z.literal('unknown') }),
  ]);
  return z.array(
    z.strictObject({
      /** The folder that is built from, relative to the kata's. */
      context: z.string(),
      /** The builds, in order. */
      builds: z.array(
        z.strictObject({
          check: z.string().nullable(),
          ok: z.boolean(),
          /** What was edited since the build before, in that order: relative to the context. */
          edited: z.array(z.string()),
        }),
      ),
      steps: z.array(
        z.strictObject({
          /** Empty where the Dockerfile gives it no name. */
          stage: z.string(),
          instruction: z.string(),
          /** How each of the builds took it; null: it had no such step. */
          taken: z.array(
            z
              .strictObject({
                how: z.enum(['cached', 'run', 'failed']),
                ms: z.number().nonnegative(),
                /** Null in the first build, and for what was not run. */
                lost: lost.nullable(),
              })
              .nullable(),
          ),
        }),
      ),
    }),
  );
}
