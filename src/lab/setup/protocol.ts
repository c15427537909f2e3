import { z } from 'zod';

/** What the lab may send first: the engine that the setup will be given, to be found ahead of it. */
export interface PrepareMessage {
  env: Record<string, string>;
}

/** What the lab sends to the setup's process, once. */
export interface StartMessage extends PrepareMessage {
  /** The attempt's setup.ts: absolute path. */
  file: string;
  /** The argument of its default export. */
  input: unknown;
}

const thing = z.object({
  kind: z.enum(['container', 'network', 'compose', 'other']),
  /** The engine's id; of a Compose project its name; for anything else, a word that describes it. */
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
export type ReturnedObject = z.infer<typeof thing>;
