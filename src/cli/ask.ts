import { createInterface } from 'node:readline/promises';
import { UsageError } from '../errors/errors.ts';

/** True where a person sits who can be asked: not in a pipe, and not in CI. */
export function canAsk(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY && !process.env['CI'];
}

/** What somebody types behind a question. Ctrl-C ends the command, as anywhere else. */
export async function answerTo(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  terminal.on('SIGINT', () => {
    terminal.close();
    process.exit(130);
  });
  try {
    return (await terminal.question(`${question} `)).trim();
  } finally {
    terminal.close();
  }
}

/**
 * Asks a person whether to go on: only a y is a yes. Where nobody can answer a command goes on with
 * --yes only.
 */
export async function agreed(question: string, yes: boolean): Promise<boolean> {
  if (yes) return true;
  if (!canAsk())
    throw new UsageError({
      failed: `Nobody can be asked here: ${question}`,
      next: ['add --yes to go on without the question'],
    });
  return /^y(?:es)?$/i.test(await answerTo(`${question} [y/N]`));
}
