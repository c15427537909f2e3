import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  boardVersion,
  joinReply,
  type SeatKey,
  type SeatMessage,
} from '../board/protocol/messages.ts';
import { CannotJudge } from '../errors/errors.ts';
import { freePort } from '../system/free-port.ts';
import { checkout } from '../system/paths.ts';
import { listeningAt, processWith } from '../system/port-process.ts';
import { peakMemoryOf } from '../system/process-memory.ts';
import { waitFor } from '../system/wait-for.ts';
import { askerOf, type Ask } from '../watch/views/board/ask-board.ts';
import { BoardPage } from './board-page.ts';
import { median } from './statistics.ts';

/** What a class asks of its board: seats that post once a second, for a minute. */
export interface BoardTimes {
  seats: number;
  posted: number;
  /** Posts that the board did not take, or that its page never showed. */
  lost: number;
  /** Milliseconds from a post to the page that shows it: the median, and the worst. */
  behind: number;
  worst: number;
  /** The most memory that the board’s process had, in bytes. */
  rss: number;
}

export const wantedOfBoard = { lost: 0, behindMs: 200, rssBytes: 150e6 };

const seconds = 60;

/** Opens a board in a process of its own, and has so many seats post to it. */
export async function benchBoard(seats: number): Promise<BoardTimes> {
  const port = await freePort();
  const words = ['board', '--host', '127.0.0.1', '--port', String(port)];
  const command = spawn(process.execPath, [join(checkout, 'bin/dojo.mjs'), ...words], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const { teacher, code } = await addressesOf(command);
    const ask = askerOf(`http://127.0.0.1:${port}`);
    const keys = await Promise.all(Array.from({ length: seats }, () => joined(ask, code)));
    const page = await BoardPage.open(teacher);
    const each = keys.map((key, index) => postsOf({ ask, key, page, index, seats }));
    const taken = (await Promise.all(each)).flat();
    // The last ones are on their way to the page.
    await waitFor(() => page.waiting === 0 || undefined, { withinMs: 2000 });
    const refused = taken.filter((one) => !one).length;
    const { behind } = page;
    page.close();
    const [posted, lost] = [taken.length, refused + page.waiting];
    return {
      ...{ seats, posted, lost, rss: mostMemoryAt(port) },
      ...{ behind: median(behind), worst: Math.max(...behind) },
    };
  } finally {
    const ended = once(command, 'exit');
    command.kill('SIGTERM');
    await ended;
  }
}

interface Posting {
  ask: Ask;
  key: SeatKey;
  page: BoardPage;
  index: number;
  seats: number;
}

/** One seat posts once a second, at a moment of its own; true for each post that was taken. */
async function postsOf({ ask, key, page, index, seats }: Posting): Promise<boolean[]> {
  const began = performance.now() + (1000 * index) / seats;
  const taken: boolean[] = [];
  for (let count = 0; count < seconds; count += 1) {
    await pause(Math.max(0, began + 1000 * count - performance.now()));
    page.expects(key.name, 1 + (count % 30));
    taken.push((await ask('/seat', messageWith(1 + (count % 30)), key))?.status === 204);
  }
  return taken;
}

/** A verdict with so many checks: what the page shows of it tells one post from the one before. */
function messageWith(checks: number): SeatMessage {
  const check = { name: 'orders finds', status: 'failed', ms: 200 } as const;
  const verdict = { kata: '41', status: 'failed', ms: 2300 } as const;
  return {
    ...{ version: boardVersion, green: ['02', '11'], hand: false },
    verdict: { ...verdict, checks: Array.from({ length: checks }, () => check) },
  };
}

async function joined(ask: Ask, code: string): Promise<SeatKey> {
  const answer = await ask('/join', { version: boardVersion, code, seat: null });
  return joinReply.parse(JSON.parse(answer?.text ?? '{}')).seat;
}

/** What the board says when it listens. */
async function addressesOf(command: ChildProcess): Promise<{ teacher: string; code: string }> {
  let text = '';
  command.stdout?.setEncoding('utf8').on('data', (more: string) => (text += more));
  const said = await waitFor(() => /^yours +(\S+)[^]*^code +(\S+)$/m.exec(text) ?? undefined, {
    withinMs: 60_000,
  });
  const [, teacher = '', code = ''] = said ?? [];
  if (teacher !== '') return { teacher, code };
  throw new CannotJudge({ failed: 'The board did not open', lines: text.split('\n').slice(-8) });
}

/** The most memory that the process at this port has had, in bytes. */
function mostMemoryAt(port: number): number {
  const pid = processWith(listeningAt(port));
  return peakMemoryOf(Number(pid));
}
