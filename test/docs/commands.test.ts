// Every command of the dojo that a text names exists, with its options: in pages, in katas, in what the dojo prints.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { checkout } from '../../src/system/paths.ts';
import {
  commandsIn,
  commandsInPage,
  dojoProgram,
  optionsOf,
  whatLacks,
} from '../support/named-commands.ts';

const texts = [
  '*.md',
  'docs/**/*.md',
  'katas/*/*.md',
  'solutions/*/README.md',
  'src/**/*.{ts,mjs}',
];
const files = globSync(['bin/*', '.github/**/*.yml', ...texts], { cwd: checkout });
let program: Command;
beforeAll(async () => {
  program = await dojoProgram();
});

/** What a text names and is not there. */
function lacksOf(text: string, find = commandsInPage): string[] {
  return find(text).flatMap((command) => {
    const lacks = whatLacks(program, command);
    return lacks === null ? [] : [`${command.text}: ${lacks}`];
  });
}

/** Options in the rows of tables that explain a command, which its command does not have. */
function lackingInRows(text: string): string[] {
  const rows = text.split('\n').filter((line) => /^\| *`npm /.test(line));
  return rows.flatMap((row) => {
    const [command, ...others] = commandsIn(row);
    const words = [...row.matchAll(/`(--[^`]*)`/g)].flatMap(([, option = '']) => option.split(' '));
    return optionsOf(words).flatMap((option) => {
      const owners = [command, ...others].flatMap((one) => (one ? [one] : []));
      const has = owners.some(
        (one) => whatLacks(program, { ...one, words: [...one.words, option] }) === null,
      );
      return has ? [] : [`${command?.text ?? row}: ${option}`];
    });
  });
}

/** The scripts of the app that a kata has. */
function ofTheApp(file: string): string[] {
  const [, kata] = /^(?:katas|solutions)\/([^/]+)\//.exec(file) ?? [];
  const found = join(checkout, `katas/${kata}/app/package.json`);
  if (!existsSync(found)) return [];
  const { scripts = {} } = JSON.parse(readFileSync(found, 'utf8')) as { scripts?: object };
  return Object.keys(scripts);
}

test('there is no command, option or script in a text that does not exist', () => {
  const all = files.map((file) => {
    // In a template of TypeScript a backtick has a backslash before it.
    const read = readFileSync(join(checkout, file), 'utf8').replaceAll('\\`', '`');
    // What a Dockerfile runs is a script of its own app.
    const text = ofTheApp(file).reduce(
      (rest, script) => rest.replaceAll(`npm run ${script}`, 'npm'),
      read.replaceAll(/\bRUN npm run \w+/g, 'RUN'),
    );
    return { file, text, find: file.endsWith('.md') ? commandsInPage : commandsIn };
  });
  expect(all.flatMap(({ text, find }) => find(text)).length).toBeGreaterThan(150);
  const wrong = all.flatMap(({ file, text, find }) =>
    [...lacksOf(text, find), ...lackingInRows(text)].map((lacks) => `${file}: ${lacks}`),
  );
  expect(wrong).toEqual([]);
});

test.each([
  ['`npm run dojo -- hnit 41`', 'there is no command hnit'],
  ['Type npm run dojo -- images sav class.tar.gz.', 'images has no sav'],
  ['`npm run dojo -- solution 41 --anser x`', 'solution has no --anser'],
  ['`npm run dojo -- images save --force x`', 'images has no --force'],
  ['`npm tset 41`', 'there is no command npm run tset'],
  ['`npm run veriffy`', 'there is no command npm run veriffy'],
  ['`npm run verify --quick`', 'npm keeps --quick to itself: -- goes before'],
  ['`npm test 41 -- --atempt x`', 'test has no --atempt'],
  ['a line that is `npm run dojo --\nhnit 41`', 'there is no command hnit'],
  ['`dojo upp 41`', 'there is no command upp'],
  ['before it, `reset --al`', 'reset has no --al'],
  ["dojoCommand('hnit 41')", 'there is no command hnit'],
  ['dojoCommand(`solution ${kata.number} --anser ${name}`)', 'solution has no --anser'],
])('%s', (text, lacks) => {
  expect(lacksOf(text)).toEqual([expect.stringContaining(lacks)]);
});

test.each([
  'npm run dojo -- images (shows all), or npm run dojo -- images load FILE, then npm start',
  '`npm run dojo -- grade worker --queue redis://x --jobs 4`, `npm run dojo -- images --json`',
  '`npm run -s dojo -- completion bash`; `npm ci`; `npm run jest -- test/lab --watch`',
  '`npm run dojo -- <command>`, and `npm run dojo -- --help`; npm test${words && ` ${words}`}',
])('%s: all of it exists', (text) => {
  expect(lacksOf(text)).toEqual([]);
});

test('an option that a table says of a command', () => {
  expect(
    lackingInRows('| `npm run dojo -- solution 41` | the answer; `--answr`, `--write` |'),
  ).toEqual([expect.stringContaining('--answr')]);
});
