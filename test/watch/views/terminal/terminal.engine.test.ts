import { readFileSync, renameSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { readProgress } from '../../../../src/learner/progress/store.ts';
import { processesIn } from '../../../support/processes.ts';
import type { Terminal } from '../../../support/terminal.ts';
import { Watching } from '../../../support/watching.ts';

const green = /green: 2 of 2 checks pass/;
const red = /red: 0 of 2 checks pass/;
/** The verdict is there, and no other is on its way. */
const judgedRed = /^(?![^]*judging …)[^]*\n\nred: 0 of 2 checks pass\n[^]*\nt task/;
let watching: Watching;
let terminal: Terminal;

beforeAll(async () => {
  watching = await Watching.open();
});
afterAll(() => watching.close());
beforeEach(() => watching.reset());
afterEach(async () => {
  terminal.kill();
  await terminal.ended;
});

/** Presses the key and waits for the end: nothing may be left then. */
async function expectCleanEnd(key: string, code: number): Promise<void> {
  terminal.press(key);
  expect(await terminal.ended).toBe(code);
  expect(processesIn(watching.clone.folder)).toEqual([]);
  expect(await watching.processes.containers()).toBe(0);
}

test('from red to green by saving; a pass stays until a key leads on', async () => {
  terminal = watching.terminal();
  expect(await terminal.shows(/judging …/)).toContain('41 Call me by name');
  const screen = await terminal.shows(red);
  expect(screen).toContain('edit   katas/41-call-me-by-name/setup.ts');
  expect(screen).toMatch(/t task {2}e edit {2}h hint {2}n next {2}.*\? keys {2}q quit/);
  watching.save(watching.reference);
  expect(await terminal.shows(/judging …/)).toContain('setup.ts has changed');
  await terminal.shows(green);
  const progress = readProgress(watching.clone.path('.dojo/progress.json'));
  expect(progress['call-me-by-name']).toMatchObject({ status: 'passed', passed: 2 });
  await pause(1500);
  expect(terminal.screen).toMatch(green);
  terminal.press('n');
  await terminal.shows(/11 Open the door/);
  await terminal.shows(/red: \d of \d checks/);
  await expectCleanEnd('q', 0);
});

test('--auto-advance leads on, and says what went green', async () => {
  watching.save(watching.reference);
  terminal = watching.terminal(['watch', '41', '--auto-advance']);
  const screen = await terminal.shows(/11 Open the door/);
  expect(screen).toContain('✓ 41 Call me by name is green');
  await expectCleanEnd('q', 0);
});

test('ten saves during runs: the last one is judged, and nothing is left of the others', async () => {
  terminal = watching.terminal();
  await terminal.shows(red);
  for (let count = 0; count < 10; count += 1) {
    watching.save(`${watching.starter}// ${count}\n`);
    await pause(150 + 120 * count);
  }
  watching.save(`${watching.reference}// the last\n`);
  await terminal.shows(green);
  const entry = readProgress(watching.clone.path('.dojo/progress.json'))['call-me-by-name'];
  expect(entry?.status).toBe('passed');
  const gone = await watching.processes.containersGone(20_000);
  expect(gone).toBe(true);
  await expectCleanEnd('q', 0);
});

test('1,000 saves that change nothing run nothing; the next that does is judged', async () => {
  terminal = watching.terminal();
  await terminal.shows(red);
  const before = terminal.written.length;
  for (let count = 0; count < 1000; count += 1) {
    watching.save(watching.starter);
    if (count % 20 === 0) await pause(25);
  }
  await pause(2500);
  expect(terminal.written.slice(before)).not.toContain('judging');
  watching.save(watching.reference);
  await terminal.shows(green);
});

test('the edited file is deleted, and comes back', async () => {
  terminal = watching.terminal();
  await terminal.shows(red);
  rmSync(watching.file);
  await terminal.shows(/looked for setup.ts[^]*no such file/);
  watching.save(watching.reference);
  expect(await terminal.shows(green)).not.toContain('no such file');
});

test('the kata’s folder is renamed, and comes back', async () => {
  terminal = watching.terminal();
  await terminal.shows(red);
  const folder = watching.clone.path('katas/41-call-me-by-name');
  renameSync(folder, `${folder}-old`);
  await terminal.shows(/could not judge|no such file/);
  renameSync(`${folder}-old`, folder);
  watching.save(watching.reference);
  expect(await terminal.shows(green)).toContain('n leads on');
});

test('r runs again, l shows the map, a number leads to a kata', async () => {
  terminal = watching.terminal();
  await terminal.shows(red);
  terminal.press('r');
  await terminal.shows(/judging …[^]*you asked for it/);
  await terminal.shows(judgedRed);
  terminal.press('l');
  expect(await terminal.shows(/The map/)).toMatch(/▸ ✗ 41 Call me by name/);
  terminal.press('1', '1');
  await terminal.shows(/11 Open the door/);
});

test('a checks all; a save during it is judged at once', async () => {
  terminal = watching.terminal();
  await terminal.shows(red);
  terminal.press('a');
  await terminal.shows(/checking all … \d of 2/);
  await terminal.shows(/0 of 2 katas are green/);
  terminal.press('a');
  await terminal.shows(/checking all … 0 of 2/);
  watching.save(watching.reference);
  await terminal.shows(green);
  await expectCleanEnd('q', 0);
});

test.each([0, 400, 900, 1400, 2000])('Ctrl-C %i ms into a run ends it cleanly', async (ms) => {
  terminal = watching.terminal();
  await terminal.shows(/judging …/);
  await pause(ms);
  await expectCleanEnd('\x03', 130);
  expect(terminal.written).toContain('\x1b[?25h');
});

test('a signal ends it as cleanly as a key', async () => {
  terminal = watching.terminal();
  await terminal.shows(/ {2}▸ orders/);
  const [, ...others] = processesIn(watching.clone.folder);
  expect(others.length).toBeGreaterThan(0);
  terminal.signal('SIGTERM');
  expect(await terminal.ended).toBe(143);
  expect(processesIn(watching.clone.folder)).toEqual([]);
  expect(await watching.processes.containers()).toBe(0);
});

test('two watches on one clone: both judge a save, and the progress is whole', async () => {
  terminal = watching.terminal();
  const second = watching.terminal();
  await Promise.all([terminal.shows(red), second.shows(red)]);
  watching.save(watching.reference);
  await Promise.all([terminal.shows(green), second.shows(green)]);
  const progress = readProgress(watching.clone.path('.dojo/progress.json'));
  expect(progress['call-me-by-name']?.status).toBe('passed');
  second.press('q');
  expect(await second.ended).toBe(0);
  await expectCleanEnd('q', 0);
});

test('npm start asks a newcomer once which way to take, and opens it', async () => {
  terminal = watching.terminal(['start']);
  await terminal.shows(/Which way do you take\? A number \[1\]/);
  terminal.press('nothing of these\r');
  await terminal.shows(/nothing of these[^]*Which way/);
  terminal.press('\r');
  await terminal.shows(/judging …/);
  await expectCleanEnd('q', 0);
  terminal = watching.terminal(['start']);
  await terminal.shows(/judging …/);
  expect(terminal.written).not.toContain('Which way');
  await expectCleanEnd('q', 0);
});

test('h, d, s and x: hints one by one, the answer after them and a yes, and a reset that asks', async () => {
  const mine = `${watching.starter}// mine\n`;
  watching.save(mine);
  terminal = watching.terminal();
  await terminal.shows(red);
  terminal.press('s');
  await terminal.shows(/the hints first: you have seen 0 of 3/);
  terminal.press('h');
  await terminal.shows(/hint 1 of 3/);
  terminal.press('h');
  await terminal.shows(/hint 2 of 3/);
  terminal.press('h');
  await terminal.shows(/hint 3 of 3/);
  terminal.press('s');
  await terminal.shows(/Show the answer before your files pass\?/);
  terminal.press('n');
  await terminal.shows(/^(?![^]*Show the answer)[^]*hint 3 of 3/);
  terminal.press('s');
  await terminal.shows(/Show the answer/);
  terminal.press('y');
  await terminal.shows(/^(?![^]*hint 3 of 3)[^]*more lines/);
  terminal.press('d');
  await terminal.shows(/starter → yours[^]*\+ \/\/ mine/);
  terminal.press('x');
  await terminal.shows(/Reset 41 Call me by name\?[^]*y yes/);
  terminal.press('y');
  await terminal.shows(/reset; what you had: npm run dojo -- restore/);
  expect(readFileSync(watching.file, 'utf8')).toBe(watching.starter);
  await terminal.shows(judgedRed);
  await expectCleanEnd('q', 0);
});
