import { CannotJudge, UsageError } from '../errors/errors.ts';
import { boardVersion, type JoinReply } from '../board/protocol/messages.ts';
import { currentSet } from '../katas/kata-set.ts';
import { askerOf, seatIn } from '../watch/views/board/ask-board.ts';
import { keepSeat, readSeat, type KeptSeat } from '../watch/views/board/seat-file.ts';
import { shortLine } from '../text/sanitize.ts';
import { answerTo, canAsk } from './ask.ts';

/**
 * Joins the board that was named: with the seat and the code of the last time, else with a code that is
 * asked for. A board that does not answer is no reason not to begin: the watch tries again.
 * @throws UsageError for a wrong code, CannotJudge where the board refuses this dojo
 */
export async function joinBoard(
  board: string,
  { code, name }: { code?: string; name?: string },
): Promise<KeptSeat> {
  const { kept } = currentSet();
  const before = readSeat(kept, board);
  const first = code ?? before?.code ?? (await askedCode(board));
  const seat = {
    board,
    code: first,
    seat: before?.seat ?? null,
    called: name ?? before?.called ?? null,
  };
  const joined = await enter(seat);
  if (joined === null) return seat;
  const { reply } = joined;
  const called = await agreedName({ reply, name, before });
  const now = { board, code: joined.code, seat: reply.seat, called };
  keepSeat(kept, now);
  if (reply.names && called !== null)
    await askerOf(board)('/name', { version: boardVersion, name: called }, reply.seat);
  return now;
}

/** The board’s answer to this code, or to one that is typed instead; null when there is none. */
async function enter(kept: KeptSeat): Promise<{ code: string; reply: JoinReply } | null> {
  const { board, code, seat } = kept;
  const answer = await askerOf(board)('/join', { version: boardVersion, code, seat });
  if (answer === null) return null;
  const reply = seatIn(answer);
  if (reply) return { code, reply };
  const text = shortLine(answer.text.trim(), 300);
  if (answer.status === 403 && canAsk()) {
    process.stderr.write(`${text}\n`);
    return enter({ ...kept, code: await askedCode(board) });
  }
  const details = { failed: 'The board does not let this dojo in', on: board, lines: [text] };
  if (answer.status === 403)
    throw new UsageError({
      ...details,
      next: ['--code with the six letters that the board shows'],
    });
  throw new CannotJudge({ ...details, next: ['leave --join out to work without the board'] });
}

async function askedCode(board: string): Promise<string> {
  if (canAsk()) return answerTo('The code of six letters that the board shows:');
  throw new UsageError({
    failed: 'The board has a code, and nobody can be asked for it here',
    on: board,
    next: ['--code with the six letters that the board shows'],
  });
}

interface Agreement {
  reply: JoinReply;
  name: string | undefined;
  before: KeptSeat | null;
}

/** A name is told only by who types it; somebody who said none is not asked again. */
async function agreedName({ reply, name, before }: Agreement): Promise<string | null> {
  if (name !== undefined || before) return name ?? before?.called ?? null;
  if (!reply.names || !canAsk()) return null;
  const question = `Your teacher can show names. Yours, or Enter to be ${reply.seat.name} alone:`;
  return (await answerTo(question)).slice(0, 60) || null;
}
