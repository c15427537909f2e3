import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seatNames } from '../../src/board/names.ts';
import { boardVersion } from '../../src/board/protocol/messages.ts';
import { ClassBoard, evening, keptFolder, posted } from '../support/class-board.ts';

let board: ClassBoard;

beforeEach(async () => {
  board = await ClassBoard.open();
});
afterEach(() => board.close());

test('a verdict arrives, and the page says where the class is red', async () => {
  const [one, two, three] = [await board.join(), await board.join(), await board.join()];
  expect(await board.post(one, { verdict: posted('41', 1), green: ['02', '11'] })).toBe(204);
  await board.post(two, { verdict: posted('41', 1), hand: true });
  await board.post(three, { verdict: posted('41', 2), green: ['02', '41'] });
  const text = await board.text();
  expect(text).toMatch(/<strong>2 of 3<\/strong>\s+are red at\s+<b class="check">the name still/);
  expect(text).toContain('41 Call me by name, check 2 of 2. Others: 1 green.');
  expect(text).toContain('live: 3 of 3 seats');
  expect(text).toMatch(new RegExp(`1 hand up</strong>\\s+<span class="soft">${two.name}<`));
  expect(text).toContain('aria-label="2 of 6 katas green"');
  expect(text).toContain(`npm start -- --join 127.0.0.1:${board.port}`);
  expect(text).toContain(board.code);
});

test('the stream brings what has changed, and no more', async () => {
  const seat = await board.join();
  const leave = new AbortController();
  const { body } = await fetch(`${board.open.teacher}events`, { signal: leave.signal });
  let got = '';
  for await (const part of body ?? []) {
    got += Buffer.from(part as Uint8Array).toString();
    if (got.includes('"class"') && !got.includes('is red at'))
      await board.post(seat, { verdict: posted('41', 0) });
    if (got.includes('is red at')) break;
  }
  leave.abort();
  expect(got.split('\n\n').at(-2)).not.toContain('"foot"');
});

test('seats have made-up names, each another one, and only so many', async () => {
  const all = await Promise.all(Array.from({ length: 200 }, () => board.join()));
  const names = new Set(all.map(({ name }) => name));
  expect(names.size).toBe(200);
  expect([...names].filter((name) => !seatNames.includes(name))).toEqual([]);
  const message = { version: boardVersion, code: board.code, seat: null };
  expect(await board.ask('/join', message)).toMatchObject({ status: 503 });
  // Who has a seat comes back to it all the same.
  expect(await board.join(all[7])).toEqual(all[7]);
});

test('60 seats that post ten times at once: none is lost', async () => {
  const seats = await Promise.all(Array.from({ length: 60 }, () => board.join()));
  const codes = await Promise.all(
    seats.flatMap((seat) =>
      Array.from({ length: 10 }, () => board.post(seat, { verdict: posted('41', 1) })),
    ),
  );
  expect(codes.filter((code) => code !== 204)).toEqual([]);
  expect(board.open.board.received).toBe(600);
  expect(await board.text()).toContain('<strong>60 of 60</strong>');
});

test('a board that was started anew gives a seat back to who had it', async () => {
  const seat = await board.join();
  const { code, port } = board;
  board.close();
  board = await ClassBoard.open({ code, port });
  expect(await board.post(seat, {})).toBe(401);
  expect(await board.join(seat)).toEqual(seat);
  expect(await board.post(seat, {})).toBe(204);
  // The name is taken now: another secret gets another seat.
  const other = await board.join({ ...seat, secret: 'x'.repeat(32) });
  expect(other.name).not.toBe(seat.name);
});

test('--keep: code, address and seats outlive the board; secrets are not in the file', async () => {
  const { folder, remove } = keptFolder();
  const keep = join(folder, 'class.json');
  const first = await ClassBoard.open({ keep, names: true });
  const seat = await first.join();
  await first.post(seat, { verdict: posted('41', 1), green: ['02'], hand: true });
  first.close();
  expect(statSync(keep).mode & 0o777).toBe(0o600);
  expect(readFileSync(keep, 'utf8')).not.toContain(seat.secret);
  const second = await ClassBoard.open({ keep, port: first.port });
  expect(second.open.teacher).toBe(first.open.teacher);
  expect(second.code).toBe(first.code);
  expect(await second.text()).toContain('is red at');
  // Nobody has been heard yet.
  expect(await second.text()).toContain('live: 0 of 1 seats');
  expect(await second.post(seat, {})).toBe(204);
  second.close();
  writeFileSync(keep, '{"version":1,"code":"');
  await expect(ClassBoard.open({ keep })).rejects.toThrow('This file has kept no board');
  expect(readFileSync(keep, 'utf8')).toBe('{"version":1,"code":"');
  remove();
});

test('a seat at a kata beside the route counts as well', async () => {
  const seat = await board.join();
  await board.post(seat, { verdict: posted('43', 1) });
  expect(await board.text()).toMatch(/no verdict yet, or another kata<\/span>.*<strong>1</s);
  expect(await board.text()).toContain('43 Frontend, backend, check 2 of 2.');
});

test('a long route shows where the class is, and says how many katas it leaves out', async () => {
  const { set } = evening();
  const long = await ClassBoard.open({ katas: set });
  await long.post(await long.join(), { verdict: posted('96', 0) });
  const text = await long.text();
  expect(text).toContain(`${set.length - 6} other katas, or no verdict yet`);
  expect(text).toMatch(/class="most">\s+<span><b>96<\/b>/);
  long.close();
});

test('an address that is taken is told, with who has it', async () => {
  await expect(ClassBoard.open({ port: board.port })).rejects.toThrow(
    new RegExp(`cannot listen at 127.0.0.1, port ${board.port}[^]*process ${process.pid}`),
  );
  await expect(ClassBoard.open({ host: '192.0.2.99' })).rejects.toThrow(
    /cannot listen at 192.0.2.99[^]*lists the addresses/,
  );
});
