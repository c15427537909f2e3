import { createInterface } from 'node:readline/promises';
import { UsageError } from '../errors/errors.ts';

/**
 * Asks a person whether to go on: only a y is a yes. Where nobody can answer (a pipe, CI) a command
 * goes on with --yes only.
 */
export async function agreed(question: string, yes: boolean): Promise<boolean> {
  if (yes) return true;
  if (!process.stdin.isTTY || !process.stderr.isTTY || process.env['CI'])
    throw new UsageError({
      failed: `Nobody can be asked here: ${question}`,
      next: ['add --yes to go on without the question'],
    });
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(?:es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}
