import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { askerOf, type Ask } from '../../../../src/watch/views/board/ask-board.ts';
import { BoardClient } from '../../../../src/watch/views/board/client.ts';
import { keepSeat, readSeat, type KeptSeat } from '../../../../src/watch/views/board/seat-file.ts';
import { ClassBoard, keptFolder, posted } from '../../../support/class-board.ts';

/** A watch’s seat with a clock of the test’s own. */
class Learner {
  readonly told: string[] = [];
  readonly pauses: number[] = [];
  kept: KeptSeat;
  readonly client: BoardClient;
  #next: (() => void) | undefined;

  constructor(board: string, code: string, ask: Ask = askerOf(board)) {
    this.kept = { board, code, seat: null, called: null };
    this.client = new BoardClient({
      ask,
      later: (ms, work) => {
        this.pauses.push(ms);
        this.#next = work;
        return () => (this.#next = undefined);
      },
      random: () => 0,
      kept: this.kept,
      keep: (kept) => (this.kept = kept),
      tell: (text) => this.told.push(text),
    });
  }

  async post(passed: number): Promise<void> {
    this.client.post({ verdict: posted('41', passed) });
    await this.client.settled;
  }

  /** The pause is over. */
  async wait(): Promise<void> {
    this.#next?.();
    await this.client.settled;
  }
}

let board: ClassBoard;

beforeEach(async () => {
  board = await ClassBoard.open();
});
afterEach(() => board.close());

const seats = () => board.open.board.seats;

test('it joins, posts each verdict, and says from time to time that it is there', async () => {
  const learner = new Learner(board.url, board.code);
  await learner.post(1);
  await learner.post(2);
  expect(seats()).toHaveLength(1);
  expect(seats()[0]?.verdict).toEqual(posted('41', 2));
  expect(learner.told).toEqual([`board  your seat is ${seats()[0]?.name}`]);
  expect(learner.pauses).toEqual([30_000, 30_000]);
  await learner.wait();
  expect(board.open.board.received).toBe(3);
  learner.client.post({ hand: true });
  await learner.client.settled;
  expect(seats()[0]?.handSince).not.toBeNull();
});

test('what happens while it posts is posted right after, and only the latest', async () => {
  const learner = new Learner(board.url, board.code);
  for (const passed of [0, 1, 2]) learner.client.post({ verdict: posted('41', passed) });
  await learner.client.settled;
  expect(seats()[0]?.verdict).toEqual(posted('41', 2));
  expect(board.open.board.received).toBe(2);
});

test('a board that is gone is asked again with growing pauses, and joined anew when it is back', async () => {
  const learner = new Learner(board.url, board.code);
  await learner.post(0);
  const [{ name } = { name: '' }] = seats();
  const { code, port } = board;
  board.close();
  await learner.post(1);
  for (let count = 0; count < 8; count += 1) await learner.wait();
  expect(learner.pauses.slice(1)).toEqual(
    [1, 2, 4, 8, 16, 32, 60, 60, 60].map((seconds) => seconds * 1000),
  );
  expect(learner.told.slice(1)).toEqual(['board  it does not answer: trying again']);
  // Started anew, it knows no seat; the learner has the same one as before, and what came meanwhile.
  board = await ClassBoard.open({ code, port });
  await learner.wait();
  expect(seats().map((seat) => [seat.name, seat.verdict])).toEqual([[name, posted('41', 1)]]);
  expect(learner.told.at(-1)).toBe('board  it answers again');
  expect(learner.pauses.at(-1)).toBe(30_000);
});

test('a board with another code is told once, and asked no more', async () => {
  const learner = new Learner(board.url, board.code);
  await learner.post(0);
  const { port } = board;
  board.close();
  board = await ClassBoard.open({ code: 'BCDFGH', port });
  // The first try may find a connection of the board before.
  while (!learner.client.isOver) await learner.post(1);
  await learner.post(2);
  const told = learner.told.filter((text) => !text.includes('not answer'));
  expect(told.slice(1)).toEqual(['board  This is not the code of the board.']);
  expect(seats()).toEqual([]);
});

test('a board that forgets a seat again and again is no reason to ask it without a pause', async () => {
  let asked = 0;
  const learner = new Learner('', '', (path) => {
    asked += 1;
    const seat = { name: 'Badger', secret: 'x'.repeat(32) };
    const text = JSON.stringify({ seat, names: false });
    return Promise.resolve(path === '/join' ? { status: 200, text } : { status: 401, text: '' });
  });
  await learner.post(0);
  await learner.post(1);
  expect(asked).toBeLessThan(7);
});

test.each([409, 413, 421])('an answer of %d is told as it is, on one line', async (status) => {
  const text = 'first \x1b[31m\nsecond';
  const learner = new Learner('', '', () => Promise.resolve({ status, text }));
  await learner.post(0);
  expect(learner.told).toEqual(['board  first ␛[31m␊second']);
});

test('a seat is kept for the next watch, readable for nobody else', () => {
  const { folder, remove } = keptFolder();
  const kept = join(folder, '.dojo');
  const seat = { name: 'Badger', secret: 'x'.repeat(32) };
  const file = { board: 'http://192.0.2.10:4744', code: 'BCDFGH', seat, called: null };
  expect(readSeat(kept, file.board)).toBeNull();
  keepSeat(kept, file);
  expect(statSync(join(kept, 'board.json')).mode & 0o777).toBe(0o600);
  expect(readSeat(kept, file.board)).toEqual(file);
  expect(readSeat(kept, 'http://192.0.2.11:4744')).toBeNull();
  expect(readFileSync(join(kept, '.gitignore'), 'utf8')).toBe('*\n');
  remove();
});
