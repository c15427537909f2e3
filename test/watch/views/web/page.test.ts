import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { checkout } from '../../../../src/system/paths.ts';
import { greenVerdict, LivePage, recordedVerdict } from '../../../support/live-page.ts';

let page: LivePage;

beforeEach(async () => {
  page = await LivePage.open();
});
afterEach(() => page.close());

/** Reads a stream until the text fits; `then` happens once it is open. */
async function streamed(seen: string | null, wanted: RegExp, then?: () => void): Promise<string> {
  const leave = new AbortController();
  const headers: Record<string, string> = seen === null ? {} : { 'last-event-id': seen };
  const { body } = await fetch(`${page.address}events`, { headers, signal: leave.signal });
  then?.();
  let got = '';
  for await (const part of body ?? []) {
    got += Buffer.from(part as Uint8Array).toString();
    if (wanted.test(got)) break;
  }
  leave.abort();
  return got;
}

test('red, with its reason, its pictures and commands to copy; then green beside it', async () => {
  page.judged(recordedVerdict());
  const red = await page.text();
  expect(red).toContain('Red</span>: 1 of 2 checks pass');
  expect(red).toContain('Red at: proxy cannot reach db by its name');
  expect(red).toContain('What the engine held: networks');
  expect(red).toContain('data-copy="docker network inspect front"');
  expect(red).toMatch(/<h2>Task<\/h2>/);
  expect(red).not.toContain('The save before');
  page.judged(recordedVerdict({ fingerprint: 'c' }));
  expect(await page.text()).toContain('The save before');
  page.judged(greenVerdict());
  expect(await page.text()).toContain('Green</span>: 2 of 2 checks pass');
});

test('a hand can be raised where the watch has joined a board, and nowhere else', async () => {
  expect(await page.text()).not.toContain('value="!"');
  page.close();
  page = await LivePage.open({ onBoard: true });
  expect(await page.text()).toContain('value="!"');
  await page.post('press', { key: '!' });
  expect(page.pressed).toEqual(['!']);
});

test('checks tick while they are judged', async () => {
  page.judged(recordedVerdict());
  const because = 'setup.ts has changed';
  page.happened({ kind: 'content', fingerprint: 'c', now: 0, because });
  const name = 'proxy finds web, and web finds db';
  page.happened({ kind: 'check', run: 1, name });
  expect(await page.text()).toContain(
    'The save before was red at: proxy cannot reach db by its name',
  );
  expect(await page.text()).toMatch(
    /class="now">[^]*?aria-label="runs now"[^]*aria-label="not run yet"/,
  );
  page.happened({ kind: 'checked', run: 1, name, passed: true });
  page.happened({ kind: 'doing', run: 1, text: 'RUN npm ci' });
  const text = await page.text();
  expect(text).toMatch(/aria-label="passed"[^]*proxy finds web/);
  expect(text).toContain('setup.ts has changed: RUN npm ci');
});

test('the stream brings what has changed; who has missed nothing gets nothing', async () => {
  const first = await streamed(null, /\n\ndata|"side"[^]*\n\n/);
  expect(first).toMatch(/^retry: 1000\n\nid: \S+-1\ndata: \{"title"/);
  const id = /id: (\S+)/.exec(first)?.[1] ?? '';
  const text = await streamed(id, /"kata"[^]*\n\n/, () => page.judged(recordedVerdict()));
  expect(text).toContain('Red');
  // The task is the same as before, and is not sent again.
  expect(text).not.toContain('"side"');
  const old = await streamed('of-another-watch', /"side"[^]*\n\n/);
  expect(old).toContain('"kata"');
});

test('forms work without JavaScript: keys, a kata of the map, and a reset after a question', async () => {
  const hint = await page.post('press', { key: 'h' });
  expect([hint.status, hint.headers.get('location')]).toEqual([303, './#hints']);
  expect((await page.post('press', { key: 'q' })).status).toBe(400);
  expect((await page.post('press', { key: 'ctrl-c' })).status).toBe(400);
  expect(page.pressed).toEqual(['h']);
  page.happened({ kind: 'asked', question: 'Reset 43?' });
  expect(await page.text()).toMatch(/id="asked">Reset 43\?[^]*name="answer" value="y"/);
  // An answer to what the terminal has asked meanwhile would be one to another question.
  await page.post('answer', { question: 'Show the answer?', answer: 'y' });
  expect(page.state.question).toBe('Reset 43?');
  await page.post('answer', { question: 'Reset 43?', answer: 'y' });
  expect(page.pressed.at(-1)).toBe('y');
  expect(page.state.question).toBeNull();
  expect((await page.post('pick', { number: '../..' })).status).toBe(400);
  expect((await page.post('pick', { number: '99' })).status).toBe(303);
  expect(page.state.notes.last).toBe('there is no kata 99');
});

test('a key is no answer to a question', async () => {
  page.happened({ kind: 'asked', question: 'Reset 43?' });
  await page.post('press', { key: 'r' });
  expect(page.pressed).toEqual(['escape', 'r']);
});

test('the map has every kata, what each builds on, and a line for it', async () => {
  const text = await page.text('map');
  expect(text.match(/name="number"/g)).toHaveLength(page.state.katas.length);
  expect(text).toMatch(/value="43"\s+aria-current="true"/);
  expect(text).toContain('after 41');
  const lines = page.state.katas.flatMap(({ after }) => after).length;
  expect(
    /<path d="([^"]+)"/.exec(text.slice(text.indexOf('class="lines"')))?.[1]?.match(/M/g),
  ).toHaveLength(lines);
});

test('a page weighs at most 60 kB with its scripts; its own one has at most 150 lines', async () => {
  page.judged(recordedVerdict());
  page.judged(recordedVerdict({ fingerprint: 'c' }));
  const scripts = (await page.text('live.js')).length + (await page.text('idiomorph.js')).length;
  for (const path of ['', 'map'])
    expect((await page.text(path)).length + scripts).toBeLessThanOrEqual(60_000);
  const own = readFileSync(join(checkout, 'src/watch/views/web/assets/live.js'), 'utf8');
  expect(own.trimEnd().split('\n').length).toBeLessThanOrEqual(150);
});

test('a port that is taken is told, with who has it; 0 takes the next', async () => {
  await expect(LivePage.open({ port: page.port })).rejects.toThrow(
    new RegExp(`cannot listen at port ${page.port}[^]*process ${process.pid}[^]*--port 0`),
  );
  const [first, next] = [await LivePage.open({ port: 0 }), await LivePage.open({ port: 0 })];
  expect(next.port).toBeGreaterThan(first.port);
  first.close();
  next.close();
});

test('its end closes every stream and its port', async () => {
  const answer = await fetch(`${page.address}events`);
  const ended = answer.text().catch(() => undefined);
  page.view.close();
  await ended;
  const { promise, resolve } = Promise.withResolvers<string>();
  connect(page.port, '127.0.0.1')
    .once('connect', () => resolve('open'))
    .once('error', () => resolve('closed'));
  expect(await promise).toBe('closed');
});
