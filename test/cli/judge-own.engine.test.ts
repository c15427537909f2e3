import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { verdict } from '../../src/judge/verdict.ts';
import { Clone } from '../support/clone.ts';

const kata = 'katas/41-call-me-by-name';
let clone: Clone;

beforeAll(async () => {
  clone = await Clone.make();
});
afterAll(() => clone.remove());
afterEach(() => clone.git('checkout', '--', 'katas'));

/** What a person reads, with both streams. */
async function read(...args: string[]) {
  const { exitCode, all, stdout, stderr } = await clone.dojo(args);
  return { exitCode, text: all, stdout, stderr };
}

test('a red kata: exit 1, the check, and what was done, seen and wanted', async () => {
  const { exitCode, text } = await read('test', '41');
  expect(exitCode).toBe(1);
  expect(text).toMatch(/^41 Call me by name {2}\d+\.\d s$/m);
  expect(text).toMatch(/^ {2}✗ orders finds inventory by name {2}\d+\.\d s$/m);
  for (const word of ['ran ', 'got ', 'expected '])
    expect(text).toMatch(new RegExp(`^ {4}${word}`, 'm'));
  expect(text).toMatch(/^red: 0 of 2 checks pass$/m);
  expect(text).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
});

test('the right answer: exit 0, nothing on standard error, and the map knows it', async () => {
  cpSync(clone.path('solutions/41-call-me-by-name/reference'), clone.path(kata), {
    recursive: true,
  });
  const { exitCode, stdout, stderr } = await read('test', '41');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toMatch(/^green: 2 of 2 checks pass$/m);
  expect((await read('list')).text).toMatch(/✓ 41 Call me by name/);
  await clone.git('checkout', '--', 'katas');
  expect((await read('list')).text).toMatch(/~ 41 Call me by name .*changed since green/);
});

test('--attempt judges another folder and leaves progress alone', async () => {
  rmSync(clone.path('.dojo'), { recursive: true, force: true });
  const attempt = clone.path('solutions/41-call-me-by-name/by-alias');
  const { exitCode } = await read('test', '41', '--attempt', attempt);
  expect(exitCode).toBe(0);
  expect((await read('list')).text).toMatch(/· 41 Call me by name/);
});

test('--json: verdicts that fit the schema, and nothing else', async () => {
  const { exitCode, stdout, stderr } = await read('test', '41', '11', '--json');
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
  const verdicts = z.array(verdict).parse(JSON.parse(stdout));
  expect(verdicts.map((one) => one.kata).sort()).toEqual([
    '11-open-the-door',
    '41-call-me-by-name',
  ]);
});

test('a file that was deleted: exit 1, with how to get it back', async () => {
  rmSync(clone.path(kata, 'setup.ts'));
  const { exitCode, text } = await read('test', '41');
  expect(exitCode).toBe(1);
  expect(text).toContain('looked for setup.ts');
  expect(text).toContain('no such file');
  expect(text).toContain('npm run dojo -- reset');
});

test('a kata.json that cannot be read: it is named, and the others are as good as before', async () => {
  const file = clone.path('katas/11-open-the-door/kata.json');
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace('"minutes": ', '"minutes": "many", "x": '),
  );
  const listed = await read('list');
  expect(listed.exitCode).toBe(0);
  expect(listed.stderr).toContain(file);
  expect(listed.stderr).toContain('minutes');
  expect(listed.stderr).toContain('git checkout --');
  expect(listed.stdout).toContain('41 Call me by name');
  expect(listed.stdout).not.toContain('Open the door');
  writeFileSync(file, '{ "title": ');
  const judged = await read('test', '41');
  expect(judged.exitCode).toBe(1);
  expect(judged.stderr).toContain(file);
  expect(judged.stdout).toMatch(/^red: 0 of 2 checks pass$/m);
});

test('afterwards git sees nothing', async () => {
  expect(await clone.git('status', '--porcelain')).toBe('');
});
