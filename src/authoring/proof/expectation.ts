import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Attempt } from '../../katas/attempt.ts';
import { messageOf } from '../../errors/messages.ts';

const words = z.string().min(8);

/** `expected.json` beside a wrong answer: where it is caught, and in which words. */
const expectedFile = z
  .strictObject({
    /** The check that catches it; with `only: 'mended'` the one that does not. */
    check: z.string(),
    /** A part of that check's message which only this mistake brings about; several where engines differ. */
    message: z.union([words, z.array(words).min(2)]).optional(),
    /**
     * Of a kata with partial credit: this check alone fails, since all else is mended; or it alone passes,
     * since nothing else is.
     */
    only: z.enum(['left', 'mended']).optional(),
  })
  .refine(({ message, only }) => (message === undefined) === (only === 'mended'), {
    error: 'has to say a part of the message, or only: "mended", and then none',
    path: ['message'],
  })
  .transform(({ message = [], ...rest }) => ({ ...rest, message: [message].flat() }));

export type Expectation = z.infer<typeof expectedFile>;

/** Reads what is expected of a wrong answer; in words, why that cannot be read. */
export function expectationOf({ folder }: Pick<Attempt, 'folder'>): Expectation | string {
  try {
    const text = readFileSync(join(folder, 'expected.json'), 'utf8');
    const { data, error } = expectedFile.safeParse(JSON.parse(text));
    return data ?? z.prettifyError(error).replaceAll(/\s*\n\s*/g, ' ');
  } catch (error) {
    return messageOf(error).replace(folder, '…');
  }
}
