// An honest class: every form in which work comes, read as a teacher would expect.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { initFolder } from '../../../src/handout/init.ts';
import { loadKatas } from '../../../src/katas/load.ts';
import { setOf } from '../../../src/katas/kata-set.ts';
import { takeSubmissions } from '../../../src/grading/intake/intake.ts';
import { checkout } from '../../../src/system/paths.ts';
import { Clone } from '../../support/clone.ts';
import { commitAll, git, Handed, katas, takenOf, told } from '../../support/submissions.ts';
import { tarOf } from '../../support/tars.ts';
import { zipOf } from '../../support/zips.ts';

const setup = 'katas/41-call-me-by-name/setup.ts';
const mine = 'export default () => {}; // mine\n';
const taken = { '41-call-me-by-name/setup.ts': mine };

let handed: Handed;

beforeEach(() => {
  handed = new Handed();
});

afterEach(() => handed.remove());

test.each([
  ['katas/', setup],
  ['one folder around it', `docker-dojo-main/${setup}`],
  ['two folders around it', `my homework/docker-dojo-main/${setup}`],
  ['the kata’s folder alone', '41-call-me-by-name/setup.ts'],
  ['a kata’s folder in another', 'exercise 3/41-call-me-by-name/setup.ts'],
])('a folder with %s', async (_what, file) => {
  handed.files('Ada Lovelace', { [file]: mine });
  const ada = await handed.takeOne();
  expect(takenOf(ada)).toEqual(taken);
  expect(ada).toMatchObject({ student: 'Ada Lovelace', slug: 'ada-lovelace', id: null });
  expect(ada).toMatchObject({ katas: ['41-call-me-by-name'], submittedAt: null, remarks: [] });
  expect(ada.source).toBe(handed.path('Ada Lovelace'));
});

describe('archives', () => {
  test('zip, tar, tar.gz and tgz', async () => {
    handed.file('zipped.zip', zipOf([{ name: setup, content: mine }]));
    handed.file('tarred.tar', await tarOf([{ name: `./${setup}`, content: mine }]));
    mkdirSync(handed.path('../work/katas/41-call-me-by-name'), { recursive: true });
    writeFileSync(handed.path('../work', setup), mine);
    for (const name of ['packed.tar.gz', 'short.tgz'])
      await execa('tar', ['czf', handed.path(name), '-C', handed.path('../work'), 'katas']);
    const all = await handed.take();
    expect(all.map(({ student }) => student)).toEqual(['packed', 'short', 'tarred', 'zipped']);
    for (const one of all) expect([takenOf(one), told(one)]).toEqual([taken, []]);
  });

  test('what browsers unpack on the way: a tar that is still called .tar.gz', async () => {
    handed.file('ada.tar.gz', await tarOf([{ name: setup, content: mine }]));
    expect(takenOf(await handed.takeOne())).toEqual(taken);
  });

  test('a zip of Windows’ older tools, with backslashes', async () => {
    handed.file('ada.zip', zipOf([{ name: setup.replaceAll('/', '\\'), content: mine }]));
    expect(takenOf(await handed.takeOne())).toEqual(taken);
  });

  test('a zip with 64-bit sizes', async () => {
    handed.file('ada.zip', zipOf([{ name: setup, content: mine }], { zip64: true }));
    expect(takenOf(await handed.takeOne())).toEqual(taken);
  });

  test('what macOS adds is passed over', async () => {
    const litter = [
      '__MACOSX/katas/._setup.ts',
      '.DS_Store',
      'katas/41-call-me-by-name/._setup.ts',
    ];
    const names = [...litter, 'katas/Thumbs.db', 'katas/41-call-me-by-name/node_modules/a/b.js'];
    handed.file('ada.zip', zipOf([setup, ...names].map((name) => ({ name, content: mine }))));
    const ada = await handed.takeOne();
    expect([takenOf(ada), told(ada)]).toEqual([taken, []]);
  });

  test('one that was zipped with all its packages', async () => {
    const packages = Array.from({ length: 12_000 }, (_, at) => ({
      name: `node_modules/a/${at}.js`,
    }));
    handed.file('ada.zip', zipOf([...packages, { name: setup, content: mine }]));
    expect(takenOf(await handed.takeOne())).toEqual(taken);
  });
});

test.each([
  ['zip', (file: string) => ['zip', '--quiet', '--recurse-paths', file, 'docker-dojo-main']],
  ['python3', (file: string) => ['python3', '-m', 'zipfile', '-c', file, 'docker-dojo-main']],
])('what %s packs, where it is installed', async (tool, commandFor) => {
  const { exitCode } = await execa('which', [tool], { reject: false });
  if (exitCode !== 0) return;
  mkdirSync(handed.path('../docker-dojo-main/katas/41-call-me-by-name'), { recursive: true });
  writeFileSync(handed.path('../docker-dojo-main', setup), mine);
  const [file = '', ...args] = commandFor(handed.path('ada.zip'));
  await execa(file, args, { cwd: handed.path('..') });
  const ada = await handed.takeOne();
  expect([takenOf(ada), told(ada)]).toEqual([taken, []]);
});

test('Moodle: a folder for each student, with the archive in it', async () => {
  const zip = zipOf([{ name: `docker-dojo-main/${setup}`, content: mine }]);
  handed.file('Ada Lovelace_4711_assignsubmission_file_/homework.zip', zip);
  handed.file('Ada Lovelace_4711_assignsubmission_onlinetext_/onlinetext.html', '<p>Hello</p>');
  handed.file('Zoë O’Neil_4712_assignsubmission_file_work.zip', zip);
  const [ada, zoe] = await handed.take();
  expect([ada?.student, zoe?.student]).toEqual(['Ada Lovelace', 'Zoë O’Neil']);
  expect([ada?.slug, zoe?.slug]).toEqual(['ada-lovelace', 'zoe-o-neil']);
  for (const one of [ada, zoe]) expect(one && [takenOf(one), told(one)]).toEqual([taken, []]);
});

test('one submission instead of a class', async () => {
  handed.files('Ada', { [setup]: mine });
  handed.file('Bob.zip', zipOf([{ name: setup, content: mine }]));
  const [ada] = await handed.takeFrom(handed.path('Ada'));
  const [bob] = await handed.takeFrom(handed.path('Bob.zip'));
  expect([ada?.student, bob?.student]).toEqual(['Ada', 'Bob']);
  for (const one of [ada, bob]) expect(one && takenOf(one)).toEqual(taken);
});

describe('git', () => {
  const submittedAt = '2026-11-24T09:00:00.000Z';

  test('a clone: the files that lie there, and the time of the last commit', async () => {
    handed.files('Ada/docker-dojo', { [setup]: 'as committed\n' });
    await commitAll(handed.path('Ada/docker-dojo'));
    handed.file(`Ada/docker-dojo/${setup}`, mine);
    const ada = await handed.takeOne();
    expect([takenOf(ada), told(ada)]).toEqual([taken, []]);
    expect(ada.submittedAt).toBe(submittedAt);
  });

  test('a repository around the copy of the dojo', async () => {
    handed.files('Ada', { [`homework/docker-dojo/${setup}`]: mine });
    await commitAll(handed.path('Ada'));
    expect((await handed.takeOne()).submittedAt).toBe(submittedAt);
  });

  test('a clone without files, a bare repository, a bundle: what HEAD says', async () => {
    handed.files('../work', { [setup]: mine });
    await commitAll(handed.path('../work'));
    await git(handed.path('../work'), 'tag', '--annotate', '--message', 'v1', 'v1');
    await git(handed.folder, 'clone', '--quiet', '--no-checkout', '../work', 'empty');
    await git(handed.folder, 'clone', '--quiet', '--bare', '../work', 'bare.git');
    await git(handed.path('../work'), 'bundle', 'create', handed.path('bundled.bundle'), '--all');
    const all = await handed.take();
    expect(all.map(({ student }) => student)).toEqual(['bare', 'bundled', 'empty']);
    for (const one of all) {
      expect([takenOf(one), told(one)]).toEqual([taken, []]);
      expect(one.submittedAt).toBe(submittedAt);
    }
  });

  test('a bundle of one branch, and one with SHA-256', async () => {
    handed.files('../work', { [setup]: mine });
    await git(
      handed.path('../work'),
      'init',
      '--quiet',
      '--initial-branch=main',
      '--object-format=sha256',
    );
    await commitAll(handed.path('../work'));
    await git(handed.path('../work'), 'bundle', 'create', handed.path('ada.bundle'), 'main');
    const ada = await handed.takeOne();
    expect([takenOf(ada), told(ada)]).toEqual([taken, []]);
  });

  test('a branch that was packed, and is checked out', async () => {
    handed.files('Ada', { [setup]: mine });
    await commitAll(handed.path('Ada'));
    await git(handed.path('Ada'), 'checkout', '--quiet', '-b', 'lösung/eins');
    await git(handed.path('Ada'), 'gc', '--quiet');
    expect((await handed.takeOne()).submittedAt).toBe(submittedAt);
  });
});

test('a copy of the whole dojo is compared with the grader’s, file by file', async () => {
  const clone = await Clone.make();
  try {
    writeFileSync(clone.path(setup), mine);
    await clone.commit('my answer');
    const all = handed.path('all.tar.gz');
    await clone.git(
      'archive',
      '--format=tar.gz',
      '--prefix=docker-dojo-main/',
      `--output=${all}`,
      'HEAD',
    );
    const untouched = await handed.takeOne();
    expect(untouched.katas).toEqual(katas.map(({ folderName }) => folderName));
    expect(takenOf(untouched)).toMatchObject(taken);
    expect(told(untouched)).toEqual([]);

    cpSync(clone.path('katas'), handed.path('Windows/katas'), { recursive: true });
    const spec = handed.path('Windows/katas/41-call-me-by-name/kata.spec.ts');
    writeFileSync(spec, readFileSync(spec, 'utf8').replaceAll('\n', '\r\n'));
    const [, windows] = await handed.take();
    expect(windows && told(windows)).toEqual([]);
  } finally {
    clone.remove();
  }
});

test('katas that are graded from another place, and a set of somebody’s own', async () => {
  const folder = handed.path('../handed-out');
  for (const { folder: from, folderName } of katas)
    cpSync(from, join(folder, folderName), { recursive: true });
  const moved = loadKatas(folder);
  cpSync(join(checkout, 'katas'), handed.path('Ada/katas'), { recursive: true });
  cpSync(join(checkout, 'solutions'), handed.path('Ada/solutions'), { recursive: true });
  handed.file('Ada/src/system/paths.ts', 'another');
  const into = handed.into;
  const [ada] = await takeSubmissions(handed.folder, { katas: moved, into });
  expect(ada && told(ada)).toEqual(['src/system/paths.ts was changed; the original was used']);

  const [own] = await takeSubmissions(handed.folder, {
    katas: moved,
    into,
    set: setOf(join(folder, 'x')),
  });
  expect(own && told(own, 'changed')).toEqual([]);
  expect(own?.katas).toEqual(katas.map(({ folderName }) => folderName));
});

test('a whole copy of a folder that init has laid out, against the repository and a class’s folder', async () => {
  const options = { solutions: false, pin: true };
  initFolder(handed.path('Ada'), loadKatas(join(checkout, 'katas')), { ...options, katas: 'all' });
  handed.files('Ada', { [setup]: mine, 'package-lock.json': '{}', 'tsconfig.json': '{}' });
  handed.files('Ada', { 'node_modules/docker-dojo/katas/41-call-me-by-name/setup.ts': 'theirs' });
  const ada = await handed.takeOne();
  expect([takenOf(ada)[setup.slice('katas/'.length)], told(ada)]).toEqual([mine, []]);
  // Without that package.json these would be a clone’s own.
  rmSync(handed.path('Ada/package.json'));
  expect(told(await handed.takeOne())).toEqual([
    'package-lock.json was changed; the original was used',
    'tsconfig.json was changed; the original was used',
  ]);

  const reference = handed.path('../class-2027');
  const two = katas.filter(({ number }) => ['41', '43'].includes(number));
  const names = two.map(({ folderName }) => folderName);
  initFolder(reference, two, { ...options, katas: names });
  rmSync(handed.path('Ada'), { recursive: true });
  cpSync(reference, handed.path('Ada'), { recursive: true });
  handed.file(`Ada/${setup}`, mine);
  const handedOut = loadKatas(join(reference, 'katas'));
  const set = setOf(handedOut[0]?.folder ?? '');
  const { folder, into } = handed;
  const [own] = await takeSubmissions(folder, { katas: handedOut, into, set });
  expect(own && [takenOf(own), own.katas, told(own)]).toMatchObject([taken, names, []]);
});
