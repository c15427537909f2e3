import { z } from 'zod';

/** What images weigh, layer by layer. Built when it is asked for. */
export function imagesSchema() {
  return z.strictObject({
    images: z.array(
      z.strictObject({
        name: z.string(),
        /** What its base image weighs, in bytes. */
        base: z.number().nonnegative(),
        /** The layers above it, the lowest first. */
        layers: z.array(
          z.strictObject({ instruction: z.string(), bytes: z.number().nonnegative() }),
        ),
      }),
    ),
    /** What others add to their base: an image of the kata's own, the reference answer. */
    others: z.array(
      z.strictObject({
        name: z.string(),
        base: z.number().nonnegative(),
        adds: z.number().nonnegative(),
      }),
    ),
  });
}
