import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { loadKatas } from '../../src/katas/load.ts';
import { checkout } from '../../src/system/paths.ts';
import { dojo } from '../support/dojo.ts';

const commands = readdirSync(join(checkout, 'src/cli/commands')).map((file) =>
  file.replace('.ts', ''),
);

async function read(...args: string[]) {
  const { exitCode, all, stdout, stderr } = await dojo(args);
  return { exitCode, text: all, stdout, stderr };
}

/** Lines that do not fit a terminal of usual width. */
const tooLong = (text: string) => text.split('\n').filter((line) => line.length > 80);

test.each([
  ['a kata', ['test', '42x'], 'No kata and no track is called "42x"', 'did you mean'],
  ['a track', ['list', 'netwroks'], '"netwroks"', 'did you mean networks?'],
  ['a command', ['tset'], "unknown command 'tset'", 'test'],
  ['an option', ['test', '--jsn'], "unknown option '--jsn'", '--json'],
  ['an argument', ['images', '41'], 'too many arguments', ''],
  ['a subcommand', ['engine', 'strat'], 'strat', ''],
  ['a section of the gate', ['verify', 'unitz'], '"unitz"', 'units'],
])('%s that is not there: exit 64, with the word and a way on', async (_what, args, ...words) => {
  const { exitCode, stdout, stderr } = await read(...args);
  expect({ args, exitCode, stdout }).toEqual({ args, exitCode: 64, stdout: '' });
  for (const word of words) expect(stderr).toContain(word);
  expect(stderr).not.toMatch(/^\s+at /m);
});

test.each(commands)('%s --help: an example, within 80 columns, exit 0', async (command) => {
  const { exitCode, text } = await read(command, '--help');
  expect(exitCode).toBe(0);
  expect(text).toMatch(/^Examples?:\n {2}npm /m);
  expect(tooLong(text)).toEqual([]);
});

test('--help names every command, within 80 columns', async () => {
  const { exitCode, text } = await read('--help');
  expect(exitCode).toBe(0);
  for (const command of commands) expect(text).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'));
  expect(tooLong(text)).toEqual([]);
});

test('list: every track and kata, within 80 columns', async () => {
  const { exitCode, stdout, stderr } = await read('list');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  for (const { track, number, title } of loadKatas()) {
    expect(stdout).toContain(track);
    expect(stdout).toContain(`${number} ${title}`);
  }
  expect(stdout).toMatch(/^\d+ of \d+ katas are green$/m);
  expect(tooLong(stdout)).toEqual([]);
});

test('list --json: an entry for each kata, one of them the current one', async () => {
  const { stdout } = await read('list', '--json');
  const row = z.object({
    number: z.string(),
    name: z.string(),
    title: z.string(),
    track: z.string(),
    minutes: z.number(),
    current: z.boolean(),
    state: z.object({ kind: z.string() }),
  });
  const rows = z.array(row).parse(JSON.parse(stdout));
  expect(rows.map(({ number }) => number)).toEqual(loadKatas().map(({ number }) => number));
  expect(rows.filter(({ current }) => current)).toHaveLength(1);
});

test('into a pipe no escape codes, with NO_COLOR and without', async () => {
  const attempt = join(checkout, 'test/wrong-answers/41-call-me-by-name/default-bridge');
  for (const env of [
    { NO_COLOR: '1', FORCE_COLOR: undefined },
    { NO_COLOR: undefined, FORCE_COLOR: undefined },
  ])
    for (const args of [['list'], ['images'], ['test', '41', '--attempt', attempt]]) {
      const { all } = await dojo(args, { env });
      expect(all).not.toMatch(/\x1b/);
    }
});

test('images --json names every image with its kind', async () => {
  const { exitCode, stdout } = await read('images', '--json');
  expect(exitCode).toBe(0);
  const rows = z.array(z.object({ name: z.string(), kind: z.string() })).parse(JSON.parse(stdout));
  expect(rows.map(({ name }) => name)).toContain('node:24-trixie-slim');
});

test('engine status: where it is, within 80 columns', async () => {
  const { exitCode, stdout } = await read('engine', 'status');
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/(?:unix|tcp):\/\//);
});
