import type { Controller } from './controller.ts';
import { askerOf } from './views/board/ask-board.ts';
import { BoardClient } from './views/board/client.ts';
import { keepSeat, type KeptSeat } from './views/board/seat-file.ts';
import { BoardView } from './views/board/view.ts';

/** A view that posts to a board; what it has to say is said in the watch, in a line. */
export function boardViewOf(seat: KeptSeat, kept: string, driver: () => Controller): BoardView {
  const client = new BoardClient({
    ask: askerOf(seat.board),
    later: (ms, work) => {
      const timer = setTimeout(work, ms).unref();
      return () => clearTimeout(timer);
    },
    random: Math.random,
    kept: seat,
    keep: (now) => keepSeat(kept, now),
    tell: (text) => driver().happened({ kind: 'noted', text }),
  });
  return new BoardView(client);
}
