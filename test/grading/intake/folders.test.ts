// Folders that somebody has prepared.
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { openRegular } from '../../../src/grading/intake/open-folder.ts';
import { checkout } from '../../../src/system/paths.ts';
import { Handed, takenOf, told } from '../../support/submissions.ts';

const kata = 'katas/41-call-me-by-name';
const setup = `${kata}/setup.ts`;
const secret = 'what is not theirs to read';

let handed: Handed;

beforeEach(() => {
  handed = new Handed();
  handed.file(`../secret/${setup}`, secret);
  handed.file('../secret/setup.ts', secret);
});

afterEach(() => handed.end('secret'));

/** Takes the only submission, of which nothing may be taken; resolves to what a teacher is told. */
async function refused(): Promise<string[]> {
  const one = await handed.takeOne();
  expect([takenOf(one), one.folder]).toEqual([{}, null]);
  return told(one);
}

test('a link instead of a file that may be edited', async () => {
  mkdirSync(handed.path('Ada', kata), { recursive: true });
  symlinkSync(handed.path('../secret/setup.ts'), handed.path('Ada', setup));
  expect(await refused()).toContain('setup.ts is a symbolic link; it was left out');
});

test.each([
  ['a kata’s folder', kata, `../secret/${kata}`, '41-call-me-by-name is a symbolic link'],
  ['katas/', 'katas', '../secret/katas', 'katas is a symbolic link'],
  ['what is around it', 'repo', '../secret', 'repo is a symbolic link'],
])('a link instead of %s', async (_what, link, target, words) => {
  mkdirSync(join(handed.path('Ada', link), '..'), { recursive: true });
  symlinkSync(handed.path(target), handed.path('Ada', link));
  expect(await refused()).toContain(`${words}; it was left out`);
});

test('a link instead of the whole submission', async () => {
  symlinkSync(handed.path('../secret'), handed.path('Ada'));
  expect(await refused()).toEqual(['Ada is a symbolic link']);
});

test('a link in the folder of Moodle’s archive', async () => {
  handed.file('../secret/ada.zip', 'PK');
  mkdirSync(handed.path('Ada'));
  symlinkSync(handed.path('../secret/ada.zip'), handed.path('Ada/ada.zip'));
  expect(await refused()).toContain('ada.zip is a symbolic link; it was left out');
});

test('another name of somebody else’s file', async () => {
  mkdirSync(handed.path('Ada', kata), { recursive: true });
  linkSync(handed.path('../secret/setup.ts'), handed.path('Ada', setup));
  expect(await refused()).toContain(
    'setup.ts is one of 2 hard links to the same file; it was left out',
  );
});

test('a pipe, a socket, a device', async () => {
  mkdirSync(handed.path('Ada', kata), { recursive: true });
  execFileSync('mkfifo', [handed.path('Ada', setup), handed.path('pipe.zip')]);
  const server = createServer().listen(handed.path('Ada', kata, 'socket'));
  const isRoot = process.getuid?.() === 0;
  if (isRoot) execFileSync('mknod', [handed.path('Ada', kata, 'device'), 'c', '1', '5']);
  try {
    const [ada, pipe] = await handed.take();
    expect(pipe && told(pipe)).toEqual(['pipe.zip is a named pipe']);
    expect(ada && [takenOf(ada), told(ada, 'refused')]).toEqual([
      {},
      [
        ...(isRoot ? ['device is a device; it was left out'] : []),
        'setup.ts is a named pipe; it was left out',
        'socket is a socket; it was left out',
      ],
    ]);
  } finally {
    server.close();
  }
});

test('a pipe that is put in place of a file keeps nobody waiting', async () => {
  execFileSync('mkfifo', [handed.path('pipe')]);
  await expect(openRegular(handed.path('pipe'))).rejects.toThrow('is a named pipe');
});

test('a folder instead of a file that may be edited', async () => {
  handed.file(`Ada/${setup}/setup.ts`, 'hidden');
  expect(await refused()).toContain('setup.ts is a folder; it was left out');
  handed.file(`Ada/katas/71-dont-reinstall/app/.keep`, '');
  mkdirSync(handed.path('Ada/katas/71-dont-reinstall/app/Dockerfile'));
  expect(await refused()).toContain('app/Dockerfile is a folder; it was left out');
});

test('names that are more than a name', async () => {
  const names = ['new\nline', 'to\u001b[31mred', 'back\\..\\slash', 'right\u202eleft'];
  for (const name of names) handed.file(join('Ada', kata, name), 'x');
  writeFileSync(Buffer.concat([Buffer.from(handed.path('Ada/')), Buffer.of(0xff, 0xfe)]), 'x');
  handed.file(`Ada/${setup}`, 'mine');
  const ada = await handed.takeOne();
  expect(takenOf(ada)).toEqual({ '41-call-me-by-name/setup.ts': 'mine' });
  expect(told(ada)).toEqual([
    'right\\u{202e}left is no file of the dojo; it was left out',
    `${kata}/back\\..\\slash has a backslash in its name; it was left out`,
    `${kata}/new\\u{a}line has a control character in its name; it was left out`,
    `${kata}/to\\u{1b}[31mred has a control character in its name; it was left out`,
    'ÿþ has a name that is not UTF-8; it was left out',
  ]);
});

test('a submission whose own name is no name', async () => {
  mkdirSync(Buffer.concat([Buffer.from(handed.path('Ada ')), Buffer.of(0xff)]));
  handed.files('Bob\n=1+1', { [setup]: 'mine' });
  const [ada, bob] = await handed.take();
  expect(ada && [ada.slug, told(ada)]).toEqual(['ada-y', ['Ada ÿ has a name that is not UTF-8']]);
  expect(bob).toMatchObject({ student: 'Bob =1+1', slug: 'bob-1-1' });
});

test('folders without an end', async () => {
  handed.file(join('Ada', ...Array<string>(200).fill('a'), 'b'), '');
  handed.files('Ada', { [setup]: 'mine' });
  const ada = await handed.takeOne();
  expect(takenOf(ada)).toEqual({ '41-call-me-by-name/setup.ts': 'mine' });
  expect(told(ada)).toEqual([
    `${Array(22).fill('a').join('/')} lies in more than 20 folders; it was left out`,
  ]);
});

test('100,000 files', async () => {
  handed.files('Ada', { [setup]: 'mine' });
  execFileSync('sh', ['-c', 'cd "$1" && seq 100000 | xargs touch', 'sh', handed.path('Ada', kata)]);
  handed.files('Bob', { [setup]: 'mine' });
  const [ada, bob] = await handed.take();
  expect(ada && told(ada)).toEqual(['Ada holds more than 10,000 files and folders']);
  expect(ada).toMatchObject({ folder: null, katas: [] });
  expect(bob).toMatchObject({ katas: ['41-call-me-by-name'], remarks: [] });
});

describe('sizes', () => {
  test('a file of more than 5 MB', async () => {
    handed.file(`Ada/${setup}`, Buffer.alloc(5_000_001));
    expect(await refused()).toContain('setup.ts is larger than 5 MB; it was left out');
  });

  test('a file of which most is a hole is as large as it says', async () => {
    handed.file(`Ada/${setup}`, 'a');
    truncateSync(handed.path('Ada', setup), 1e12);
    expect(await refused()).toContain('setup.ts is larger than 5 MB; it was left out');
  });

  test('more than 50 MB together', async () => {
    handed.files('Ada', { [setup]: 'mine' });
    // Files that a copy of the dojo has; of others a submission may hold what it likes.
    const own = readdirSync(join(checkout, 'src/judge')).filter((name) => name.endsWith('.ts'));
    for (const name of own.slice(0, 11))
      handed.file(`Ada/src/judge/${name}`, Buffer.alloc(4_900_000));
    expect(await refused()).toEqual(['Ada holds more than 50 MB']);
  });
});

test('the class goes on, and nothing is left', async () => {
  symlinkSync('/etc', handed.path('a link'));
  handed.file('broken.zip', 'PK');
  handed.file('empty.tar.gz', '');
  handed.file('packed.rar', 'Rar!');
  mkdirSync(handed.path('nothing'));
  handed.files('Zoë', { [setup]: 'mine' });
  const all = await handed.take();
  expect(all.map((one) => [one.student, ...told(one, 'unreadable')])).toEqual([
    ['a link', 'a link is a symbolic link'],
    ['broken', 'broken.zip is not a zip archive, or is cut short'],
    ['empty', 'empty.tar.gz is empty'],
    ['nothing', 'nothing holds no file of a kata: katas/<kata>/ was looked for'],
    ['packed', 'packed.rar is none of .zip, .tar.gz, .tgz, .tar and .bundle'],
    ['Zoë'],
  ]);
  expect(readdirSync(handed.into)).toEqual(['zoe']);
  expect(existsSync(handed.path('nothing'))).toBe(true);
});
