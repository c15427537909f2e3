import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dojo } from '../../support/dojo.ts';
import { Terminal } from '../../support/terminal.ts';

/** What may stand in the place of the last of these words behind `npm`. */
async function candidates(...line: string[]): Promise<string[] | null> {
  const { exitCode, stdout } = await dojo(['completion', 'words', '--', ...line]);
  return exitCode === 0 ? stdout.split('\n').filter(Boolean) : null;
}

test.each([
  ['a number', ['test', '3'], ['31-sealed-room']],
  ['a name', ['test', 'corn'], ['corner-shop']],
  ['a track', ['t', 'bind'], ['bind-mounts']],
  ['a second kata', ['run', 'dojo', '--', 'reset', '41', '52'], ['52-parent-trap']],
  ['a command', ['run', 'dojo', '--', 'sol'], ['solution']],
  ['a command without --', ['run', 'dojo', 'hin'], ['hint']],
  ['a subcommand', ['run', 'dojo', '--', 'images', 'sa'], ['save']],
  ['an option', ['run', 'dojo', '--', 'hint', '41', '--ag'], ['--again']],
  ['an option of npm test', ['test', '41', '--', '--att'], ['--attempt']],
  ['one of a few words', ['run', 'dojo', '--', 'completion', ''], ['bash', 'zsh', 'fish']],
  ['a file: the shell knows', ['run', 'dojo', '--', 'images', 'load', 'cl'], []],
  ['what an option takes', ['run', 'dojo', '--', 'diff', '--answer', ''], []],
])('%s', async (_what, line, expected) => {
  expect(await candidates(...line)).toEqual(expected);
});

test.each([[['run', '']], [['install', '4']], [['test']], [['test', '--ig']]])(
  'npm’s own words are npm’s: %j',
  async (line) => {
    expect(await candidates(...line)).toBeNull();
  },
);

const shells = [
  ['bash', 'bash --noprofile --norc -i', 'source <(DOJO bash)'],
  ['zsh', 'zsh -f -i', 'source <(DOJO zsh)'],
  ['fish', 'fish --no-config -i', 'DOJO fish | source'],
] as const;
// The dojo does not install shells; bash is everywhere where CI runs.
const installed = shells.filter(([name]) => existsSync(join('/usr/bin', name)));

test.each(installed)('%s completes a kata', async (_name, shell, source) => {
  const terminal = new Terminal([], { prefix: ['bash', '-c', `exec ${shell}`, 'shell'] });
  const ask = `${process.execPath} bin/dojo.mjs completion`;
  try {
    terminal.press(`${source.replace('DOJO', ask)}\r`, 'echo it is "read"y\r');
    await terminal.shows(/it is ready/);
    terminal.press('npm test 43\t');
    expect(await terminal.shows(/-frontend-backend/)).toContain('npm test 43');
  } finally {
    // A shell in the middle of a completion does not hear of a terminal that goes.
    terminal.signal('SIGKILL');
    await terminal.ended;
  }
});
