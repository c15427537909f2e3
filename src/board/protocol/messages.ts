import { z } from 'zod';

/** What a learner’s watch and a board say to each other; who speaks another version is another dojo. */
export const boardVersion = 1;

/** No message is longer. */
export const mostBytes = 2048;

/** How often a seat says that it is still there. */
export const beatMs = 30_000;

const number = z.string().regex(/^\d\d$/);
const ms = z.int().nonnegative().max(1e9);
const version = z.literal(boardVersion);

/** The last verdict of a seat. Never what a check saw: no messages, no files, no names of them. */
const postedVerdict = z.strictObject({
  /** The kata’s number. */
  kata: number,
  status: z.enum(['passed', 'failed', 'error']),
  ms,
  checks: z
    .array(
      z.strictObject({
        name: z.string().max(200),
        status: z.enum(['passed', 'failed', 'skipped', 'error']),
        ms,
      }),
    )
    .max(40),
});

/** How a seat stands, all of it each time: what a lost message said, the next one says as well. */
export const seatMessage = z.strictObject({
  version,
  verdict: postedVerdict.nullable(),
  /** The numbers of the katas that are green. */
  green: z.array(number).max(99),
  /** True while the hand is up. */
  hand: z.boolean(),
});

/** A seat’s name and its secret, which nobody but its learner’s watch has. */
const seatKey = z.strictObject({
  name: z.string().max(40),
  secret: z.string().regex(/^[\w-]{32}$/),
});

export const joinMessage = z.strictObject({
  version,
  code: z.string().max(40),
  /** The seat that it had before. */
  seat: seatKey.nullable(),
});

/** What the board answers: which seat it is, and whether it may be told the learner’s name. */
export const joinReply = z.object({ seat: seatKey, names: z.boolean() });

export const nameMessage = z.strictObject({ version, name: z.string().trim().min(1).max(60) });

export type PostedVerdict = z.infer<typeof postedVerdict>;
export type SeatMessage = z.infer<typeof seatMessage>;
export type SeatKey = z.infer<typeof seatKey>;
export type JoinMessage = z.infer<typeof joinMessage>;
export type JoinReply = z.infer<typeof joinReply>;
