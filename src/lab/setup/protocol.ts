import { z } from 'zod';

/** What the lab sends to the setup's process. */
export interface StartMessage {
  /** The attempt's setup.ts: absolute path. */
  file: string;
  /** The argument of its default export. */
  input: unknown;
  env: Record<string, string>;
}

const thing = z.object({
  kind: z.enum(['container', 'network', 'other']),
  /** The engine's id; for anything else, a word that describes it. */
  id: z.string().max(300),
});

/** What the setup's process answers: ids, never a claim about what they are. */
export const answer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('ready') }),
  z.object({ outcome: z.literal('returned'), things: z.record(z.string().max(200), thing) }),
  z.object({ outcome: z.literal('rejected'), message: z.string(), place: z.string().nullable() }),
]);

/** An answer with more in it than this many bytes is none. */
export const answerLimit = 1_000_000;

export type Answer = z.infer<typeof answer>;
export type Thing = z.infer<typeof thing>;
