import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { CannotJudge, UsageError } from '../../src/errors/errors.ts';
import { initFolder } from '../../src/handout/init.ts';
import { hasAnswers } from '../../src/learner/files.ts';
import { loadKatas } from '../../src/katas/load.ts';
import { loadRoutes } from '../../src/katas/routes.ts';
import { changesOf, isStarter } from '../../src/katas/originals/changes.ts';
import { readDojoFolder } from '../../src/system/dojo-folder.ts';
import { ownProcess, writeProcessId } from '../../src/system/process-id.ts';
import { ownVersion } from '../../src/system/own-package.ts';
import { Versions } from '../support/versions.ts';

const everything = { katas: 'all' as const, solutions: true, pin: false };

let versions: Versions;
let target: string;
beforeEach(() => {
  versions = new Versions('41-call-me-by-name', '77-shrink-the-crate');
  target = join(versions.root, 'out', 'My Dojo');
});
afterEach(() => versions.remove());

const manifest = () =>
  JSON.parse(readFileSync(join(target, 'package.json'), 'utf8')) as Record<string, unknown>;

test('a folder holds the katas as they are handed out, and no code, answer or test', () => {
  const routes = [{ name: 'all', title: 'All', about: 'all', katas: ['41', '77'] }];
  versions.write('routes.json', JSON.stringify(routes));
  initFolder(target, versions.katas, everything);
  const katas = loadKatas(join(target, 'katas'));
  expect(katas.map(({ number }) => number)).toEqual(['41', '77']);
  expect(katas.flatMap(changesOf)).toEqual([]);
  expect(katas.every(isStarter)).toBe(true);
  expect(loadRoutes(join(target, 'katas'))).toEqual(routes);
  expect(readdirSync(target).sort()).toEqual([
    ...['.devcontainer', '.dojo', '.github', '.gitignore', '.vscode'],
    ...['README.md', 'katas', 'package.json', 'tsconfig.json'],
  ]);
  expect(readFileSync(join(target, '.gitignore'), 'utf8')).toBe('node_modules/\n.dojo/\n');
  expect(manifest()).toMatchObject({
    name: 'my-dojo',
    dependencies: {
      'docker-dojo': `^${ownVersion()}`,
      'docker-dojo-solutions': `^${ownVersion()}`,
    },
  });
  expect(readDojoFolder(target)).toEqual({ katas: 'all', solutions: true });
  for (const file of globSync('{.devcontainer,.vscode}/*.json', { cwd: target }))
    expect(() => JSON.parse(readFileSync(join(target, file), 'utf8')) as unknown).not.toThrow();
});

test('for a class: only these katas, without the answers, exactly this version', () => {
  const [first] = versions.katas;
  const options = { katas: ['41-call-me-by-name'], solutions: false, pin: true };
  initFolder(target, first ? [first] : [], options);
  expect(loadRoutes(join(target, 'katas'))).toEqual([]);
  expect(loadKatas(join(target, 'katas')).map(({ number }) => number)).toEqual(['41']);
  expect(readdirSync(join(target, 'katas/originals'))).toEqual(['41-call-me-by-name.json']);
  expect(manifest()['dependencies']).toEqual({ 'docker-dojo': ownVersion() });
  expect(readDojoFolder(target)).toEqual({
    katas: ['41-call-me-by-name'],
    solutions: false,
  });
  const copy = loadKatas(join(target, 'katas')).map(hasAnswers);
  expect(copy).toEqual([false]);
  expect(readFileSync(join(target, 'README.md'), 'utf8')).not.toMatch(/solution/);
});

test('packages that are not published yet come from their files', () => {
  initFolder(target, versions.katas, {
    ...{ ...everything, pin: true },
    files: { 'docker-dojo': '/packed/docker-dojo-0.1.0.tgz' },
  });
  expect(manifest()['dependencies']).toEqual({
    'docker-dojo': 'file:/packed/docker-dojo-0.1.0.tgz',
    'docker-dojo-solutions': ownVersion(),
  });
});

test('what somebody has made of a kata here is not handed out', () => {
  const { katas } = versions;
  const starter = versions.read('41-call-me-by-name/setup.ts');
  // What has been judged once has its originals kept.
  initFolder(join(versions.root, 'first'), katas, everything);
  execFileSync('cp', ['-r', join(versions.root, 'first/.dojo'), versions.root]);
  versions.write('41-call-me-by-name/setup.ts', 'the answer');
  initFolder(target, katas, everything);
  expect(readFileSync(join(target, 'katas/41-call-me-by-name/setup.ts'), 'utf8')).toBe(starter);
});

test('an original that is nowhere is an error, and nothing is written', () => {
  const { katas } = versions;
  versions.write('41-call-me-by-name/README.md', 'of somebody, who never kept the original');
  // The dojo’s own kata has the same name, and here another content.
  const list = versions.path('originals/41-call-me-by-name.json');
  writeFileSync(list, JSON.stringify({ 'README.md': '0'.repeat(40) }));
  expect(() => initFolder(target, katas, everything)).toThrow(CannotJudge);
  expect(existsSync(join(versions.root, 'out'))).toBe(false);
});

test('a folder that is empty will do; one that is not, and a file, are refused', () => {
  mkdirSync(target, { recursive: true });
  initFolder(target, versions.katas, everything);
  expect(() => initFolder(target, versions.katas, everything)).toThrow(UsageError);
  writeFileSync(join(versions.root, 'file'), '');
  const refused = () => initFolder(join(versions.root, 'file'), versions.katas, everything);
  expect(refused).toThrow('There is a file of this name');
  const below = () => initFolder(join(versions.root, 'file', 'x'), versions.katas, everything);
  expect(below).toThrow('nothing of it was written');
  expect(readdirSync(versions.root).sort()).toEqual(['.dojo', 'file', 'katas', 'out']);
  expect(readdirSync(join(versions.root, 'out'))).toEqual(['My Dojo']);
});

test('what one that was killed has left is removed by the next', () => {
  const left = (pid: number) =>
    join(target, '..', `.docker-dojo-unfinished-${writeProcessId({ ...ownProcess(), pid })}`);
  const dead = left(2 ** 30);
  // Of another machine, as a shared folder may have it: nobody here can know whether it still runs.
  const elsewhere = dead.replace(ownProcess().machine, 'ffff');
  for (const folder of [dead, elsewhere]) mkdirSync(folder, { recursive: true });
  initFolder(target, versions.katas, everything);
  expect([dead, elsewhere].map((folder) => existsSync(folder))).toEqual([false, true]);
});
