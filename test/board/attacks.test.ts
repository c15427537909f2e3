import { connect } from 'node:net';
import { boardVersion } from '../../src/board/protocol/messages.ts';
import { ClassBoard, posted, standing } from '../support/class-board.ts';
import { hostileTexts } from '../support/hostile.ts';
import { ask, sendRaw } from '../support/live-page.ts';

let board: ClassBoard;

beforeEach(async () => {
  board = await ClassBoard.open({ names: true });
});
afterEach(() => board.close());

const join = (code: string, seat: unknown = null) =>
  board.ask('/join', { version: boardVersion, code, seat });

test('five wrong codes a minute: then not even the right one is looked at', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => join('AAAAAA')));
  const codes = answers.map((answer) => answer.status);
  expect(codes.filter((code) => code === 403)).toHaveLength(5);
  expect(codes.filter((code) => code === 429)).toHaveLength(15);
  const right = await join(board.code);
  expect(right).toMatchObject({ status: 429 });
  expect(right.text).toContain('Wait a minute');
  expect(board.open.board.seats).toEqual([]);
});

test('a code is taken as people type it, and nothing else is one', async () => {
  const typed = ` ${board.code.slice(0, 3).toLowerCase()}-${board.code.slice(3)}`;
  expect(await join(typed)).toMatchObject({ status: 200 });
  for (const code of ['', board.code.slice(1), `${board.code}A`])
    expect(await join(code)).toMatchObject({ status: 403 });
  expect(await board.ask('/join', [board.code])).toMatchObject({ status: 403 });
});

test('without the token nobody reads the board, or shows names', async () => {
  const seat = await board.join();
  await board.ask('/name', { version: boardVersion, name: 'Ada Lovelace' }, seat);
  const token = new URL(board.open.teacher).pathname.split('/')[1] ?? '';
  const near = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');
  for (const path of ['', `${near}/`, `${near}/events`, 'events', 'live.js', `${token}x/`]) {
    const { status, text } = await ask(`${board.url}/${path}`, {});
    expect([path, status]).toEqual([path, path === '' ? 200 : 403]);
    for (const secret of [seat.name, board.code, token]) expect(text).not.toContain(secret);
  }
  expect((await ask(`${board.url}/${near}/names`, {}, 'POST')).status).toBe(403);
  expect((await ask(`${board.url}/names`, {}, 'POST')).status).toBe(403);
  expect(board.open.board.namesShown).toBe(false);
  expect((await ask(board.open.teacher.slice(0, -1), {})).headers.location).toBe(`/${token}/`);
});

test('nobody posts for another seat', async () => {
  const [mine, other] = [await board.join(), await board.join()];
  const forged = [
    { name: other.name, secret: mine.secret },
    { name: other.name, secret: other.secret.toLowerCase() },
    { name: other.name, secret: 'x'.repeat(32) },
    { name: 'Nobody', secret: mine.secret },
    { name: '__proto__', secret: mine.secret },
  ];
  for (const seat of forged)
    for (const [path, message] of [
      ['/seat', standing({ hand: true })],
      ['/name', { version: boardVersion, name: 'Mallory' }],
    ] as const)
      expect(await board.ask(path, message, seat)).toMatchObject({ status: 401 });
  expect(await board.ask('/seat', standing({ hand: true }))).toMatchObject({ status: 401 });
  const seats = board.open.board.seats;
  expect(seats.map(({ handSince, realName }) => [handSince, realName])).toEqual([
    [null, null],
    [null, null],
  ]);
});

/** All that a page gets which has seen nothing yet. */
async function firstOfStream(): Promise<string> {
  const leave = new AbortController();
  const { body } = await fetch(`${board.open.teacher}events`, { signal: leave.signal });
  let got = '';
  for await (const part of body ?? []) {
    got += Buffer.from(part as Uint8Array).toString();
    if (/data: .*\n\n/.test(got)) break;
  }
  leave.abort();
  return got;
}

test('names that are hidden never leave the server; a board that takes none keeps none', async () => {
  const seat = await board.join();
  const name = { version: boardVersion, name: 'Ada Lovelace' };
  expect(await board.ask('/name', name, seat)).toMatchObject({ status: 204 });
  expect(await board.text()).not.toContain('Lovelace');
  expect(await board.text()).toContain('Show 1 name');
  const press = (shown: string) =>
    fetch(`${board.open.teacher}names`, { method: 'POST', body: new URLSearchParams({ shown }) });
  await press('yes');
  // Somebody joins while names are shown: the list of seats is drawn with them in it.
  await board.join();
  expect(await board.text()).toContain('Ada Lovelace');
  expect(await firstOfStream()).toContain('Ada Lovelace');
  await press('no');
  expect(await board.text()).not.toContain('Lovelace');
  expect(await firstOfStream()).not.toContain('Lovelace');
  const without = await ClassBoard.open();
  expect(await without.ask('/name', name, await without.join())).toMatchObject({ status: 403 });
  expect(without.open.board.seats[0]?.realName).toBeNull();
  without.close();
});

test('what is longer than 2 kB, or is no message, is refused', async () => {
  const seat = await board.join();
  const long = { ...standing(), green: Array.from({ length: 600 }, () => '02') };
  // Who is refused in the middle of a body may see no answer.
  const refused = [board.ask('/seat', long, seat), join('x'.repeat(1024 * 1024))];
  const seen = (await Promise.allSettled(refused)).flatMap((answer) =>
    answer.status === 'fulfilled' ? answer.value.status : [],
  );
  expect(seen.filter((status) => status !== 413)).toEqual([]);
  const bad = [
    null,
    [],
    'text',
    { version: boardVersion },
    { ...standing(), source: 'FROM node' },
    { ...standing(), verdict: { ...posted('41', 1), message: 'ran curl' } },
    { ...standing(), verdict: posted('../', 1) },
    { ...standing(), verdict: { ...posted('41', 1), ms: -1 } },
    { ...standing(), verdict: { ...posted('41', 1), ms: 1e300 } },
  ];
  for (const message of bad) {
    const status = (await board.ask('/seat', message, seat)).status;
    expect([message, [400, 409].includes(status)]).toEqual([message, true]);
  }
  expect(board.open.board.received).toBe(0);
});

test('a name that leads here, and another page, are refused; every answer has the policy', async () => {
  const { teacher } = board.open;
  expect((await ask(teacher, { host: `evil.example:${board.port}` })).status).toBe(421);
  expect((await ask(teacher, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  const origin = 'https://evil.example';
  expect((await ask(`${board.url}/join`, { origin }, 'POST')).status).toBe(403);
  expect((await ask(`${teacher}names`, { origin }, 'POST')).status).toBe(403);
  for (const address of [teacher, board.url, `${board.url}/nothing`]) {
    const { headers } = await ask(address, {});
    expect(String(headers['content-security-policy'])).toMatch(
      /default-src 'none'.*style-src 'sha256-.*frame-ancestors 'none'/,
    );
    expect(headers['cache-control']).toBe('no-store');
  }
});

test('headers that never end are given ten seconds; who hangs up does no harm', async () => {
  const began = performance.now();
  const got = await sendRaw(board.port, 'POST /join HTTP/1.1\r\nhost: 127.0.0.1\r\nx-slow: ');
  expect(got).toContain('408');
  expect(performance.now() - began).toBeLessThan(16_000);
  const socket = connect(board.port, '127.0.0.1');
  socket.write('POST /join HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 900\r\n\r\n{"ver');
  socket.resetAndDestroy();
  expect((await fetch(board.open.teacher)).status).toBe(200);
});

test('an older and a newer dojo are told so, and the board says it too', async () => {
  const older = await board.ask('/join', { version: 0, code: board.code, nick: 'x' });
  expect(older).toMatchObject({ status: 409 });
  expect(older.text).toContain('Your dojo is older than the board’s');
  const newer = await board.ask('/join', { version: 9, code: board.code });
  expect(newer.text).toContain('The board’s dojo is older than yours');
  expect(await board.text()).toContain('2 tries to join with another version of the dojo');
  // Nobody without the code makes the board say anything.
  await board.ask('/join', { version: 0, code: 'AAAAAA' });
  expect(await board.text()).toContain('2 tries');
});

test('what a watch calls its checks never reaches the beamer as it is; names of people are text', async () => {
  const seat = await board.join();
  await fetch(`${board.open.teacher}names`, {
    ...{ method: 'POST', body: new URLSearchParams({ shown: 'yes' }) },
  });
  for (const [what, text] of Object.entries(hostileTexts)) {
    const short = text.slice(0, 50);
    const names = [short, short];
    const status = await board.post(seat, { verdict: posted('41', 1, names) });
    const name = await board.ask('/name', { version: boardVersion, name: short }, seat);
    expect([what, status]).toEqual([what, 204]);
    expect([204, 400]).toContain(name.status);
    const shown = await board.text();
    expect([what, shown.includes('<b class="check">check 2</b>')]).toEqual([what, true]);
    const unquoted = shown.replaceAll(/"[^"]*"/g, '""');
    const markup = /<script>|<img|<svg\/|<base|<link|<[^>]*\son\w+=|\x1b/i.exec(unquoted)?.[0];
    expect([what, markup]).toEqual([what, undefined]);
    expect([what, shown.match(/<script/g)?.length]).toEqual([what, 2]);
  }
});
