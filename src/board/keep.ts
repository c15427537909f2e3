import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { CannotJudge } from '../errors/errors.ts';
import { hasCode, messageOf } from '../errors/messages.ts';
import { seatMessage } from './protocol/messages.ts';

const keptBoard = z.object({
  version: z.literal(1),
  code: z.string().regex(/^[A-Z]{6}$/),
  token: z.string().regex(/^[\w-]{32}$/),
  seats: z.array(
    z.object({
      name: z.string().regex(/^\w{1,40}$/),
      digest: z.string().regex(/^[\w-]{43}$/),
      realName: z.string().nullable(),
      verdict: seatMessage.shape.verdict,
      green: seatMessage.shape.green,
      handSince: z.number().nullable(),
    }),
  ),
});

/** What `--keep` keeps of a board. Of the seats’ secrets only digests: with the file nobody is a seat. */
export type KeptBoard = z.infer<typeof keptBoard>;

/**
 * What a file has kept of a board; null where there is none yet.
 * @throws CannotJudge for a file that is something else: it is not written over
 */
export function readKept(file: string): KeptBoard | null {
  try {
    return keptBoard.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    const lines = error instanceof z.ZodError ? z.prettifyError(error).split('\n') : undefined;
    throw new CannotJudge({
      failed: 'This file has kept no board',
      on: file,
      lines: lines?.slice(0, 4) ?? [messageOf(error)],
      next: ['--keep FILE with another name, or move this one away'],
    });
  }
}

/**
 * Writes a board in one piece, readable for nobody else.
 * @throws CannotJudge when it cannot be written
 */
export function writeKept(file: string, board: KeptBoard): void {
  const beside = `${file}.${process.pid}`;
  try {
    writeFileSync(beside, `${JSON.stringify(board)}\n`, { mode: 0o600 });
    renameSync(beside, file);
  } catch (error) {
    throw new CannotJudge({
      failed: 'The board could not be kept',
      on: file,
      lines: [messageOf(error)],
      next: ['--keep FILE in a folder that you may write to'],
    });
  }
}
