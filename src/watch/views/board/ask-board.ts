import { joinReply, type JoinReply, type SeatKey } from '../../../board/protocol/messages.ts';

/** What a board has answered; null when nothing came. */
export type Answer = { status: number; text: string } | null;

/** Posts something to a board. */
export type Ask = (path: string, body: unknown, seat?: SeatKey) => Promise<Answer>;

const patienceMs = 8000;
// Whoever else listens there may say anything.
const mostCharacters = 2000;

/** Asks the board at this address: `http://192.0.2.10:4744`. */
export function askerOf(board: string): Ask {
  return async (path, body, seat) => {
    const credentials = seat && { authorization: `Bearer ${seat.name}.${seat.secret}` };
    try {
      const response = await fetch(`${board}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...credentials },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(patienceMs),
      });
      return { status: response.status, text: (await response.text()).slice(0, mostCharacters) };
    } catch {
      // No network, no board, or no answer in time: the next try will show.
      return null;
    }
  };
}

/** The seat in a board’s answer to who joins; undefined for any other answer. */
export function seatIn(answer: Answer): JoinReply | undefined {
  if (answer?.status !== 200) return undefined;
  try {
    return joinReply.safeParse(JSON.parse(answer.text)).data;
  } catch {
    return undefined;
  }
}
