import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Attempt } from '../curriculum/attempt.ts';

/** `expected.json` beside a wrong answer: where it is caught, and in which words. */
const expectedFile = z.strictObject({
  /** The check that catches it. */
  check: z.string(),
  /** A part of that check's message which only this mistake brings about. */
  message: z.string().min(8),
});

export type Expectation = z.infer<typeof expectedFile>;

/** Reads what is expected of a wrong answer. */
export function expectationOf({ folder }: Attempt): Expectation {
  return expectedFile.parse(JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')));
}
