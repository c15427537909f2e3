import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Clone } from '../../support/clone.ts';

const call = 'katas/41-call-me-by-name/setup.ts';
const wall = 'katas/43-frontend-backend/setup.ts';
let clone: Clone;
beforeAll(async () => {
  clone = await Clone.make();
});
afterAll(() => clone.remove());
afterEach(async () => {
  await clone.git('checkout', '--quiet', 'HEAD', '--', 'katas');
  rmSync(clone.path('.dojo'), { recursive: true, force: true });
});

async function read(...args: string[]) {
  const { exitCode, stdout, stderr } = await clone.dojo(args);
  return { exitCode, stdout, stderr };
}
const save = (file: string, text: string) => writeFileSync(clone.path(file), text);
const now = (file: string) => readFileSync(clone.path(file), 'utf8');
const dirty = () => clone.git('status', '--porcelain', 'katas');

test('one kata: the starter is back, and restore brings back what was there', async () => {
  save(call, 'mine');
  save(wall, 'mine too');
  const { exitCode, stdout } = await read('reset', '41');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('41 Call me by name');
  expect(await dirty()).toBe(` M ${wall}`);
  expect((await read('restore')).exitCode).toBe(0);
  expect(now(call)).toBe('mine');
  // A restore is a replacement too: the next one takes it back.
  await read('restore');
  expect(await dirty()).toBe(` M ${wall}`);
});

test('a track and everything; --json says what was done', async () => {
  save(call, 'mine');
  save(wall, 'mine too');
  save('katas/52-parent-trap/setup.ts', 'mine as well');
  const track = JSON.parse((await read('reset', 'networks', '--json')).stdout) as object;
  expect(track).toMatchObject({ replaced: ['41-call-me-by-name', '43-frontend-backend'] });
  expect(await dirty()).toContain('52-parent-trap');
  expect((await read('reset', '--all')).stdout).toContain('52 Parent trap');
  expect(await dirty()).toBe('');
  expect((await read('reset', '--all')).stdout).toContain('nothing to do');
  const listed = JSON.parse((await read('restore', '--list', '--json')).stdout) as object[];
  expect(listed).toHaveLength(2);
});

test('a backup by the beginning of its name; one that is not there', async () => {
  expect(await read('restore')).toMatchObject({ exitCode: 64, stdout: '' });
  save(call, 'first');
  const { backup } = JSON.parse((await read('reset', '41', '--json')).stdout) as { backup: string };
  save(call, 'second');
  await read('reset', '41');
  await read('restore', backup);
  expect(now(call)).toBe('first');
  expect((await read('restore', '1999')).stderr).toContain('restore --list');
});

test('a file that was deleted, and a folder in its place', async () => {
  rmSync(clone.path(call));
  await read('reset', '41');
  expect(await dirty()).toBe('');
  rmSync(clone.path(call));
  mkdirSync(clone.path(call));
  save(`${call}/notes`, 'mine');
  expect((await read('reset', '41')).exitCode).toBe(0);
  expect(await dirty()).toBe('');
  await read('restore');
  expect(now(`${call}/notes`)).toBe('mine');
  rmSync(clone.path(call), { recursive: true });
});

test('work that was committed: the starter is still known', async () => {
  const starter = now(call);
  save(call, 'mine');
  await clone.commit('my work');
  await read('reset', '41');
  expect(now(call)).toBe(starter);
  await clone.git('reset', '--quiet', '--hard', 'HEAD~');
});

test('without git: from the copy that the dojo kept; without that it says so', async () => {
  const starter = now(call);
  renameSync(clone.path('.git'), clone.path('git'));
  try {
    save(call, 'mine');
    expect(await read('reset', '41')).toMatchObject({ exitCode: 2, stdout: '' });
    expect(now(call)).toBe('mine');
    save(call, starter);
    await read('originals', '--write');
    save(call, 'mine');
    await read('reset', '41');
    expect(now(call)).toBe(starter);
  } finally {
    renameSync(clone.path('git'), clone.path('.git'));
  }
});

test('garbage where backups and copies lie', async () => {
  mkdirSync(clone.path('.dojo/originals'), { recursive: true });
  mkdirSync(clone.path('.dojo/backups/empty'), { recursive: true });
  save('.dojo/backups/file', 'garbage');
  const list = now('katas/originals/41-call-me-by-name.json');
  const id = (JSON.parse(list) as Record<string, string>)['setup.ts'] ?? '';
  save(`.dojo/originals/${id}`, 'garbage');
  save(call, 'mine');
  await read('reset', '41');
  expect(await dirty()).toBe('');
  expect((await read('restore', '--list')).stdout.match(/^\S/gm)).toHaveLength(1);
});

test('a kata that has got another number gets its backup back', async () => {
  save(call, 'mine');
  await read('reset', '41');
  renameSync(clone.path('katas/41-call-me-by-name'), clone.path('katas/46-call-me-by-name'));
  try {
    expect((await read('restore')).exitCode).toBe(0);
    expect(now('katas/46-call-me-by-name/setup.ts')).toBe('mine');
  } finally {
    renameSync(clone.path('katas/46-call-me-by-name'), clone.path('katas/41-call-me-by-name'));
  }
});
