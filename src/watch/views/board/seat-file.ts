import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { makeStateFolder } from '../../../system/state-files.ts';

const keptSeat = z.object({
  /** Of the board: `http://192.0.2.10:4744`. */
  board: z.string(),
  code: z.string(),
  seat: z.object({ name: z.string(), secret: z.string() }).nullable(),
  /** What the learner agreed to be called; null for who did not. */
  called: z.string().nullable(),
});

/** What a learner’s dojo keeps of a board, so that the next watch has the same seat. */
export type KeptSeat = z.infer<typeof keptSeat>;

/** The seat that was kept for this board; null where there is none. */
export function readSeat(kept: string, board: string): KeptSeat | null {
  try {
    const seat = keptSeat.parse(JSON.parse(readFileSync(fileIn(kept), 'utf8')));
    return seat.board === board ? seat : null;
  } catch {
    // The first time, or garbage: a new seat is a small loss.
    return null;
  }
}

/**
 * Keeps a seat, readable for nobody else: whoever has its secret is this learner.
 * @param kept the set's `.dojo`: absolute path
 */
export function keepSeat(kept: string, seat: KeptSeat): void {
  const file = fileIn(kept);
  const beside = `${file}.${process.pid}`;
  try {
    makeStateFolder(dirname(file));
    writeFileSync(beside, `${JSON.stringify(seat)}\n`, { mode: 0o600 });
    renameSync(beside, file);
  } catch {
    // The seat holds for this watch; the next one gets another.
  }
}

function fileIn(kept: string): string {
  return join(kept, 'board.json');
}
