import { mkdtempSync, rmSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OpenBoard, type BoardOptions } from '../../src/board/open.ts';
import {
  boardVersion,
  joinReply,
  type PostedVerdict,
  type SeatKey,
  type SeatMessage,
} from '../../src/board/protocol/messages.ts';
import { loadKatas } from '../../src/katas/load.ts';
import { katasOn, routeCalled } from '../../src/katas/routes.ts';
import { checkout } from '../../src/system/paths.ts';
import { freePort } from '../../src/system/free-port.ts';
import type { Answer } from '../../src/watch/views/board/ask-board.ts';
import { ask } from './live-page.ts';

/** The checks of kata 41, as its spec names them. */
export const checksOf41 = [
  'orders finds inventory by name',
  'the name still answers after inventory came back with another address',
];

/** A verdict on a kata, with so many checks passed. */
export function posted(kata: string, passed: number, names = checksOf41): PostedVerdict {
  const checks = names.map((name, index) => {
    const status = index < passed ? 'passed' : index === passed ? 'failed' : 'skipped';
    return { name, status, ms: 200 } as const;
  });
  return { kata, status: passed === names.length ? 'passed' : 'failed', ms: 2300, checks };
}

/** How a seat stands, as its watch says it. */
export function standing(own: Partial<SeatMessage> = {}): SeatMessage {
  return { version: boardVersion, verdict: null, green: [], hand: false, ...own };
}

/** A board over real HTTP, and what learners’ watches say to it. */
export class ClassBoard {
  readonly open: OpenBoard;
  readonly port: number;

  private constructor(open: OpenBoard, port: number) {
    this.open = open;
    this.port = port;
  }

  static async open(own: Partial<BoardOptions> = {}): Promise<ClassBoard> {
    const { title, katas, set } = evening();
    const port = own.port ?? (await freePort());
    const options = { title, katas, set, host: '127.0.0.1', port, names: false, ...own };
    return new ClassBoard(await OpenBoard.open(options), port);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get code(): string {
    return this.open.board.code;
  }

  /** Posts something, on a connection of its own; it waits for as long as the answer takes. */
  async ask(path: string, body: unknown, seat?: SeatKey): Promise<NonNullable<Answer>> {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const authorization = seat && { authorization: `Bearer ${seat.name}.${seat.secret}` };
    const options = { method: 'POST', agent: false, headers: { ...authorization } };
    const posting = request(this.url + path, options, resolve).on('error', reject);
    posting.end(JSON.stringify(body));
    const answer = await promise;
    const text = (await answer.setEncoding('utf8').toArray()).join('');
    return { status: answer.statusCode ?? 0, text };
  }

  /** A new seat, or the one before. */
  async join(before: SeatKey | null = null): Promise<SeatKey> {
    const answer = await this.ask('/join', {
      ...{ version: boardVersion, code: this.code, seat: before },
    });
    return joinReply.parse(JSON.parse(answer.text)).seat;
  }

  /** Resolves to the status of the answer. */
  async post(seat: SeatKey, own: Partial<SeatMessage>): Promise<number> {
    return (await this.ask('/seat', standing(own), seat)).status;
  }

  /** The teacher’s page. */
  async text(): Promise<string> {
    return (await ask(this.open.teacher, {})).text;
  }

  close(): void {
    this.open.close();
  }
}

/** The route of an evening: 02, 11, 41, 51, 71, 81. */
export function evening() {
  const set = loadKatas(join(checkout, 'katas'));
  return { title: 'An evening', katas: katasOn(routeCalled('evening'), set), set };
}

/** A folder for what is kept; `remove` removes it. */
export function keptFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'class-board-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
