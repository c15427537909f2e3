import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import type { Board } from '../board.ts';
import {
  boardVersion,
  joinMessage,
  nameMessage,
  seatMessage,
  type JoinReply,
  type SeatKey,
} from '../protocol/messages.ts';
import { digestOf, isSecretOf, plainCode } from '../secrets.ts';
import type { Seat } from '../seat.ts';
import { Tries } from '../tries.ts';

type Bindings = { Bindings: HttpBindings };
type BoardContext = Context<Bindings>;

/** What learners’ watches ask for: a seat for the code, and then to be heard with the seat’s secret. */
export function addSeatRoutes(app: Hono<Bindings>, board: Board): void {
  const tries = new Tries(board.now);
  const code = digestOf(board.code);

  app.post('/join', async (context) => {
    const body = await jsonOf(context);
    const address = context.env.incoming.socket.remoteAddress ?? '';
    if (tries.isOver(address)) return refusal(context, 429, tooManyTries);
    if (!isSecretOf(plainCode(textIn(body, 'code')), code)) {
      tries.wrong(address);
      return refusal(context, 403, 'This is not the code of the board.');
    }
    if (!isOurVersion(body)) {
      board.refuseVersion();
      return refusal(context, 409, otherVersion(body));
    }
    const { data: message } = joinMessage.safeParse(body);
    if (!message) return refusal(context, 400, notUnderstood);
    const seat = board.join(message.seat);
    if (!seat) return refusal(context, 503, 'The class is full: the board has no more seats.');
    return context.json({ seat, names: board.takesNames } satisfies JoinReply);
  });

  app.post('/seat', async (context) => {
    const body = await jsonOf(context);
    const seat = seatIn(context, board);
    if (!seat) return refusal(context, 401, noSuchSeat);
    if (!isOurVersion(body)) return refusal(context, 409, otherVersion(body));
    const { data: message } = seatMessage.safeParse(body);
    if (!message) return refusal(context, 400, notUnderstood);
    board.hear(seat, message);
    return context.body(null, 204);
  });

  app.post('/name', async (context) => {
    const body = await jsonOf(context);
    const seat = seatIn(context, board);
    if (!seat) return refusal(context, 401, noSuchSeat);
    const { data: message } = nameMessage.safeParse(body);
    if (!message) return refusal(context, 400, notUnderstood);
    if (!board.takesNames) return refusal(context, 403, 'This board takes no names.');
    board.call(seat, message.name);
    return context.body(null, 204);
  });
}

const tooManyTries = 'Too many wrong codes came from this address. Wait a minute, then join again.';
const noSuchSeat = 'The board has no such seat.';
const notUnderstood = 'The board does not understand this message.';

type Status = 400 | 401 | 403 | 409 | 429 | 503;

function refusal(context: BoardContext, status: Status, text: string): Response {
  return context.text(`${text}\n`, status);
}

/** The seat of a request: `authorization: Bearer Badger.<secret>`. */
function seatIn(context: BoardContext, board: Board): Seat | undefined {
  const header = context.req.header('authorization') ?? '';
  const [, name = '', secret = ''] = /^Bearer (\w{1,40})\.([\w-]{32})$/.exec(header) ?? [];
  return board.seatOf({ name, secret } satisfies SeatKey);
}

/** What came, as JSON; null for anything else. */
async function jsonOf(context: BoardContext): Promise<unknown> {
  try {
    return JSON.parse(await context.req.text());
  } catch {
    return null;
  }
}

function textIn(body: unknown, field: string): string {
  const value = (body as Record<string, unknown> | null)?.[field];
  return typeof value === 'string' ? value : '';
}

function isOurVersion(body: unknown): boolean {
  return versionOf(body) === boardVersion;
}

function versionOf(body: unknown): number {
  return Number((body as Record<string, unknown> | null)?.['version']) || 0;
}

function otherVersion(body: unknown): string {
  return versionOf(body) < boardVersion
    ? 'Your dojo is older than the board’s. Bring yours up to date (git pull, or dojo sync), then join again.'
    : 'The board’s dojo is older than yours. Ask your teacher to bring the board up to date.';
}
