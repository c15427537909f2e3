import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { kataFile } from '../../../src/katas/kata.ts';
import { filesIn } from '../../../src/katas/originals/files.ts';
import { SmallSet } from '../../support/small-set.ts';

let set: SmallSet;
beforeEach(() => {
  set = new SmallSet(['41-call-me-by-name']);
});
afterEach(() => set.remove());

async function read(...args: string[]) {
  const { exitCode, stdout, stderr } = await set.dojo([...args, '--katas', '.']);
  return { exitCode, stdout, stderr };
}
const everything = () => filesIn(set.root).filter((file) => !file.startsWith('.dojo/'));

test.each([
  ['Dockerfile', ['app/Dockerfile']],
  ['app/.dockerignore', ['app/.dockerignore']],
  ['setup.ts Dockerfile', ['setup.ts', 'app/Dockerfile']],
])('for %s: it is proved as it is, and every TODO is named', async (words, edits) => {
  const made = await read(
    ...['new', '42-two-doors', '--track', 'networks', '--title', 'Two $& doors'],
    ...['--minutes', '25', '--edits', ...words.split(' ')],
  );
  expect(made).toMatchObject({ exitCode: 0, stderr: '' });
  expect(made.stdout).toContain('npm run dojo -- verify 42 --katas .');
  expect(kataFile.parse(JSON.parse(set.read('katas/42-two-doors/kata.json')))).toMatchObject({
    ...{ title: 'Two $& doors', track: 'networks', minutes: 25, edits },
  });
  const readme = set.read('katas/42-two-doors/README.md');
  expect(readme).toMatch(/^# 42 Two \$& doors$/m);
  expect(readme).toContain(`**You may edit** ${edits.map((edit) => `\`${edit}\``).join(', ')}.`);
  expect(readme).toContain('npm test 42');

  const { exitCode, stdout } = await read('verify', '42');
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^katas +4 +0 /m);
  const findings = stdout.split('\n').filter((line) => line.startsWith('✗'));
  const others = findings.filter((line) => !/ (?:leftovers|answers) /.test(line));
  expect(others).toEqual([]);
  for (const file of ['README.md', 'hints.md', 'kata.spec.ts', 'solutions/README.md', ...edits])
    expect(findings).toContainEqual(expect.stringMatching(RegExp(`leftovers +${file}:.*TODO`)));
  expect(stdout).toMatch(new RegExp(`^\\d+ passed, ${findings.length} failed$`, 'm'));
});

test('without a title it is made of the name; --json says what was made', async () => {
  const { exitCode, stdout } = await read('new', '51-late-riser', '--track', 'volumes', '--json');
  expect(exitCode).toBe(0);
  const made = z.object({ folders: z.string().array(), files: z.string().array() });
  const { folders, files } = made.parse(JSON.parse(stdout));
  expect(folders).toEqual([
    set.path('katas/51-late-riser'),
    set.path('solutions/51-late-riser'),
    set.path('test/wrong-answers/51-late-riser'),
  ]);
  expect(files.every((file) => existsSync(file))).toBe(true);
  expect((await read('list')).stdout).toContain('51 Late riser');
});

test.each([
  ['a number that is taken', ['41-two-doors'], 'The number 41 is taken', 'new 42-two-doors '],
  ['a name that is taken', ['42-call-me-by-name'], 'progress is kept by names', ''],
  ['a name without a number', ['two-doors'], 'cannot be called "two-doors"', 'new 42-two-doors '],
  ['capitals and spaces', ['42-Two Doors'], 'cannot be called', 'new 42-two-doors '],
  ['one digit', ['4-two-doors'], 'cannot be called', 'new 42-two-doors '],
  ['a way out of the folder', ['../42-two-doors'], 'cannot be called', 'new 42-'],
  ['nothing', [''], 'cannot be called ""', 'new 42-two-doors '],
  ['a title of two lines', ['42-two-doors', '--title', 'a\nb'], 'one line is wanted', ''],
  ['minutes that are none', ['42-two-doors', '--minutes', 'many'], 'a number from 1', ''],
  ['a file of no template', ['42-two-doors', '--edits', 'setup.js'], '"setup.js"', 'setup.ts?'],
])('%s: exit 64, with a way on, and nothing is written', async (_what, args, ...words) => {
  const before = everything();
  const { exitCode, stdout, stderr } = await read('new', ...args, '--track', 'networks');
  expect({ exitCode, stdout }).toEqual({ exitCode: 64, stdout: '' });
  for (const word of words) expect(stderr).toContain(word);
  expect(everything()).toEqual(before);
});

test('without a track: exit 64', async () => {
  const { exitCode, stderr } = await read('new', '42-two-doors');
  expect(exitCode).toBe(64);
  expect(stderr).toContain('--track');
});

test.each(['katas', 'solutions', 'test/wrong-answers'])(
  'something lies in %s already: exit 64, and it is as it was',
  async (place) => {
    if (place === 'katas') writeFileSync(set.path(place, '42-two-doors'), 'a file');
    else mkdirSync(set.path(place, '42-two-doors'));
    const before = everything();
    const { exitCode, stderr } = await read('new', '42-two-doors', '--track', 'networks');
    expect(exitCode).toBe(64);
    expect(stderr).toContain(`${place}/42-two-doors`);
    expect(everything()).toEqual(before);
  },
);

test('a folder that cannot be made: exit 2, and nothing of the kata is left', async () => {
  rmSync(set.path('test'), { recursive: true });
  set.write('test', 'a file where a folder is needed, whatever the account may do');
  const before = everything();
  const { exitCode, stderr } = await read('new', '42-two-doors', '--track', 'networks');
  expect(exitCode).toBe(2);
  expect(stderr).toContain('nothing of it is left');
  expect(everything()).toEqual(before);
});

test('in an empty folder it lays out a set', async () => {
  mkdirSync(set.path('ours'));
  const made = await set.dojo(['new', '11-first', '--track', 'ours', '--katas', 'ours']);
  expect(made.exitCode).toBe(0);
  expect(existsSync(set.path('ours/katas/11-first/kata.spec.ts'))).toBe(true);
  const { stdout } = await set.dojo(['list', '--katas', 'ours']);
  expect(stdout).toContain('11 First');
});
