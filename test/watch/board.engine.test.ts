import { waitFor } from '../../src/system/wait-for.ts';
import { ClassBoard } from '../support/class-board.ts';
import type { Terminal } from '../support/terminal.ts';
import { Watching } from '../support/watching.ts';

let watching: Watching;
let board: ClassBoard;
let terminal: Terminal | undefined;

beforeAll(async () => {
  watching = await Watching.open();
});
afterAll(() => watching.close());
beforeEach(async () => {
  watching.reset();
  board = await ClassBoard.open({ names: true });
});
afterEach(async () => {
  terminal?.press('q');
  await terminal?.ended;
  board.close();
});

/** What the board knows of its only seat. */
const seat = () => board.open.board.seats[0];

function join(): Terminal {
  terminal = watching.terminal(['watch', '41', '--join', `127.0.0.1:${board.port}`]);
  return terminal;
}

test('a learner types the code, and the board has the verdict, the hand and the name', async () => {
  const screen = join();
  await screen.shows(/The code of six letters/);
  screen.press('aaaaaa\r');
  await screen.shows(/This is not the code/);
  screen.press(`${board.code.toLowerCase()}\r`);
  await screen.shows(/Your teacher can show names/);
  screen.press('Ada\r');
  await screen.shows(/red: \d of 2/);
  await screen.shows(/your seat|red/);
  screen.press('!');
  await screen.shows(/your hand is up/);
  watching.save(watching.reference);
  await screen.shows(/green/);
  await waitFor(() => seat()?.verdict?.status === 'passed' || undefined, { withinMs: 10_000 });
  expect(seat()).toMatchObject({ realName: 'Ada', green: ['41'] });
  expect(seat()?.handSince).not.toBeNull();
  screen.press('q');
  expect(await screen.ended).toBe(0);
  // The next watch has the same seat, and asks nothing.
  const again = join();
  await again.shows(/green/);
  expect(board.open.board.seats).toHaveLength(1);
});
