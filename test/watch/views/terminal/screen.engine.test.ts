import { stripVTControlCharacters } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { execaSync } from 'execa';
import { dojo } from '../../../support/dojo.ts';
import type { Terminal } from '../../../support/terminal.ts';
import { Watching } from '../../../support/watching.ts';

let watching: Watching;
let terminal: Terminal | undefined;

beforeAll(async () => {
  watching = await Watching.open();
});
afterAll(() => watching.close());
beforeEach(() => watching.reset());
afterEach(async () => {
  terminal?.kill();
  await terminal?.ended;
  terminal = undefined;
});

/** Every frame that was drawn, as lines. */
function framesOf({ written }: Terminal): string[][] {
  const frames = written.split('\x1b[?2026h').slice(2);
  return frames.map((frame) => stripVTControlCharacters(frame.replaceAll('\r', '')).split('\n'));
}

test('no frame is larger than the terminal, and another size is drawn at once', async () => {
  terminal = watching.terminal(['watch', '41'], { rows: 14, columns: 50 });
  // The task does not fit, and then the verdict does not.
  await terminal.shows(/↓ \d+ more lines/);
  await terminal.shows(/✗/);
  for (const frame of framesOf(terminal)) {
    expect(frame.length).toBeLessThanOrEqual(14);
    expect(Math.max(...frame.map(({ length }) => length))).toBeLessThanOrEqual(50);
  }
  const scrollTo = async (what: RegExp) => {
    for (let lines = 0; lines < 40 && !what.test(terminal?.screen ?? ''); lines += 1) {
      terminal?.press('\x1b[B');
      await pause(50);
    }
    return terminal?.shows(what, 1000);
  };
  await scrollTo(/red: 0 of 2 checks pass/);
  // The picture of it stands below, and fits as well.
  await scrollTo(/── networks ─+$/m);
  await scrollTo(/orders +──✗ inventory +no such name$/m);
  await terminal.resize(40, 100);
  await terminal.shows(/41 Call me by name[^]*red: 0 of 2 checks pass/);
});

test('frames are drawn over each other: the screen is cleared once', async () => {
  terminal = watching.terminal();
  await terminal.shows(/red: /);
  expect(terminal.written.split('\x1b[2J')).toHaveLength(2);
});

test('colours, and with NO_COLOR none', async () => {
  const colour = /\x1b\[3\dm/;
  terminal = watching.terminal();
  await terminal.shows(/red: /);
  expect(terminal.written).toMatch(colour);
  terminal.press('q');
  await terminal.ended;
  terminal = watching.terminal(['watch', '41'], { env: { NO_COLOR: '1' } });
  await terminal.shows(/red: /);
  expect(terminal.written).not.toMatch(colour);
});

test('in a pipe: plain lines, until a signal ends it', async () => {
  const judging = dojo(['watch', '41'], { root: watching.clone.folder });
  let text = '';
  judging.stdout.setEncoding('utf8').on('data', (more: string) => (text += more));
  const shows = async (what: RegExp) => {
    for (let waited = 0; !what.test(text) && waited < 600; waited += 1) await pause(100);
    expect(text).toMatch(what);
  };
  await shows(/^red: 0 of 2 checks pass$/m);
  expect(text).toMatch(/^watching katas\/41-call-me-by-name\/setup.ts$/m);
  watching.save(watching.reference);
  await shows(/^judging 41 Call me by name \(setup.ts has changed\)$/m);
  await shows(/^ {2}doing {3}starting node:24-trixie-slim$/m);
  await shows(/^green: 2 of 2 checks pass$/m);
  expect(text).not.toContain('\x1b');
  judging.kill('SIGTERM');
  expect((await judging).exitCode).toBe(143);
  expect(await watching.processes.containers()).toBe(0);
});

test('a file system that sends no events: it says so, and polls', async () => {
  // The library’s own polling, so slow that nothing is heard of it.
  const env = { CHOKIDAR_USEPOLLING: '1', CHOKIDAR_INTERVAL: '3600000' };
  terminal = watching.terminal(['watch', '41'], { env });
  await terminal.shows(/sends no events: polling instead[^]*red: /);
  watching.save(watching.reference);
  expect(await terminal.shows(/green: 2 of 2/)).toContain('n leads on to the next kata');
});

test('a system that watches no more files: it says so, and polls', async () => {
  const script = 'echo 0 > /proc/sys/user/max_inotify_watches && exec "$@"';
  const prefix = ['unshare', '--user', '--map-root-user', 'sh', '-c', script, 'sh'];
  const possible = execaSync(prefix[0] ?? '', [...prefix.slice(1), 'true'], { reject: false });
  // Not every system lets a test have a user namespace of its own.
  if (possible.exitCode !== 0) return;
  terminal = watching.terminal(['watch', '41'], { prefix });
  await terminal.shows(/watches no more files \(ENOSPC\): polling instead[^]*red: /);
  watching.save(watching.reference);
  expect(await terminal.shows(/green: 2 of 2/)).toContain('n leads on to the next kata');
});
