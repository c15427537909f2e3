import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { initFolder } from '../../src/handout/init.ts';
import { syncKatas, type SyncedKata } from '../../src/handout/sync.ts';
import { wantedKatas } from '../../src/handout/wanted.ts';
import { loadKatas } from '../../src/katas/load.ts';
import { changesOf, isEdited } from '../../src/katas/originals/changes.ts';
import { requireStarter } from '../../src/katas/originals/contents.ts';
import { readOriginals } from '../../src/katas/originals/manifest.ts';
import { Versions } from '../support/versions.ts';

const kata = '41-call-me-by-name';

let versions: Versions;
let folder: string;
beforeEach(() => {
  versions = new Versions(kata, '77-shrink-the-crate');
  initFolder(join(versions.root, 'mine'), versions.katas, {
    ...{ katas: 'all', solutions: false, pin: false },
  });
  folder = join(versions.root, 'mine/katas');
  process.env['DOJO_KATAS'] = folder;
});
afterEach(() => {
  delete process.env['DOJO_KATAS'];
  versions.remove();
});

const sync = () => syncKatas(folder, versions.katas);
const mine = (file: string) => readFileSync(join(folder, kata, file), 'utf8');
const edit = (file: string, text: string) => writeFileSync(join(folder, kata, file), text);
const theirs = (file: string, text: string) => versions.write(`${kata}/${file}`, text);
const outcomes = (synced: SyncedKata[]) => synced.map(({ outcome }) => outcome);

function expectInStep(): void {
  expect(readOriginals(folder)).toEqual(readOriginals(join(versions.root, 'katas')));
  expect(loadKatas(folder).flatMap(changesOf)).toEqual([]);
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
}

test('without an update there is nothing to do', () => {
  expect(outcomes(sync())).toEqual(['unchanged', 'unchanged']);
  expectInStep();
});

test('a new kata, a changed text and spec, a new file and one that is gone are brought', () => {
  versions.add('43-frontend-backend');
  theirs('README.md', 'another text');
  theirs('kata.spec.ts', 'another spec');
  theirs('app/server.mjs', 'a new file');
  rmSync(versions.path('77-shrink-the-crate/app/src/modules/prices.js'));
  expect(outcomes(sync())).toEqual(['updated', 'new', 'updated']);
  expect(mine('README.md')).toBe('another text');
  expect(existsSync(join(folder, '77-shrink-the-crate/app/src/modules/prices.js'))).toBe(false);
  expectInStep();
});

test('a starter that nobody has edited is brought up to date', () => {
  theirs('setup.ts', 'another starter');
  expect(sync()[0]).toMatchObject({ outcome: 'updated', updated: ['setup.ts'], restarted: [] });
  expect(mine('setup.ts')).toBe('another starter');
});

test('an edit stays, and its starter, the rest and what it begins with are the new ones', () => {
  edit('setup.ts', 'my work');
  theirs('setup.ts', 'another starter');
  theirs('hints.md', 'another hint');
  const [synced] = sync();
  expect(synced).toMatchObject({ updated: ['hints.md'], restarted: ['setup.ts'], backup: null });
  expect(mine('setup.ts')).toBe('my work');
  expectInStep();
  // The package may be of another version by then.
  rmSync(join(versions.root, 'katas'), { recursive: true });
  expect(requireStarter(join(folder, kata), 'setup.ts')?.toString()).toBe('another starter');
});

test('an edit whose starter is the same stays without a word; one that was deleted as well', () => {
  edit('setup.ts', 'my work');
  rmSync(join(folder, '77-shrink-the-crate/app/.dockerignore'), { force: true });
  theirs('README.md', 'another text');
  expect(sync()[0]).toMatchObject({ updated: ['README.md'], restarted: [] });
  expect(mine('setup.ts')).toBe('my work');
  expect(existsSync(join(folder, '77-shrink-the-crate/app/.dockerignore'))).toBe(false);
});

test('a spec that somebody has changed is replaced with a backup; one without an update stays', () => {
  edit('kata.spec.ts', 'my spec');
  edit('hints.md', 'my notes');
  theirs('kata.spec.ts', 'another spec');
  const [synced] = sync();
  expect(synced?.updated).toEqual(['kata.spec.ts']);
  expect(mine('kata.spec.ts')).toBe('another spec');
  expect(readFileSync(join(synced?.backup ?? '', kata, 'kata.spec.ts'), 'utf8')).toBe('my spec');
  expect(mine('hints.md')).toBe('my notes');
});

test('files that the learner added stay, and a folder that is missing comes back', () => {
  edit('notes.txt', 'mine');
  rmSync(join(folder, '77-shrink-the-crate'), { recursive: true });
  expect(outcomes(sync())).toEqual(['unchanged', 'new']);
  expect(mine('notes.txt')).toBe('mine');
});

test('a folder of the learner’s with the name of a new kata is left alone', () => {
  versions.add('43-frontend-backend');
  const own = join(folder, '43-frontend-backend');
  renameSync(join(folder, kata), own);
  rmSync(join(folder, 'originals', `${kata}.json`));
  expect(outcomes(sync())).toEqual(['new', 'in the way', 'unchanged']);
  expect(readFileSync(join(own, 'setup.ts'), 'utf8')).toBe(versions.read(`${kata}/setup.ts`));
});

test('a kata with another number takes the edits along; one that is gone stays', () => {
  edit('setup.ts', 'my work');
  renameSync(versions.path(kata), versions.path('42-call-me-by-name'));
  rmSync(versions.path('77-shrink-the-crate'), { recursive: true });
  expect(outcomes(sync())).toEqual(['unchanged', 'gone']);
  expect(existsSync(join(folder, kata))).toBe(false);
  expect(readFileSync(join(folder, '42-call-me-by-name/setup.ts'), 'utf8')).toBe('my work');
  expect(loadKatas(folder).map(isEdited)).toEqual([true, false]);
});

test('a folder with some katas gets no others, whatever their numbers are', () => {
  versions.add('43-frontend-backend');
  renameSync(versions.path(kata), versions.path('42-call-me-by-name'));
  const wanted = (...katas: string[]) =>
    wantedKatas({ katas }, folder, versions.katas).map(({ number }) => number);
  expect(wanted(kata)).toEqual(['42']);
  expect(wanted(kata, '43-frontend-backend')).toEqual(['42', '43']);
  expect(() => wanted(kata, '44-nobody')).toThrow('44-nobody');
});

describe('one that is killed', () => {
  beforeEach(() => {
    edit('setup.ts', 'my work');
    versions.add('43-frontend-backend');
    theirs('README.md', 'another text');
    theirs('setup.ts', 'another starter');
  });

  test.each([
    ['after a file, before its list', () => edit('README.md', 'another text')],
    [
      'after a new kata, before its list',
      () => {
        sync();
        rmSync(join(folder, 'originals/43-frontend-backend.json'));
      },
    ],
  ])('%s is finished by the next, and no edit is lost', (_when, kill) => {
    kill();
    sync();
    expect(mine('setup.ts')).toBe('my work');
    expect(mine('README.md')).toBe('another text');
    expectInStep();
  });
});
