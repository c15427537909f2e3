import {
  appendFileSync,
  existsSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { Clone } from '../../support/clone.ts';

const kata = 'katas/41-call-me-by-name';
let clone: Clone;
beforeAll(async () => {
  clone = await Clone.make();
});
afterAll(() => clone.remove());
afterEach(async () => {
  await clone.git('checkout', '--quiet', 'HEAD', '--', 'katas');
  await clone.git('clean', '--quiet', '--force', '-d', 'katas');
});

async function read(...args: string[]) {
  const { exitCode, stdout, stderr } = await clone.dojo(args);
  return { exitCode, stdout, stderr };
}
const now = (file: string) => readFileSync(clone.path(kata, file), 'utf8');
const save = (file: string, text: string) => writeFileSync(clone.path(kata, file), text);

const emptySpec = "test('nothing', () => {\n  expect(1).toBe(1);\n});\n";

test('a spec that was changed is named, and the original judges', async () => {
  save('kata.spec.ts', emptySpec);
  const { exitCode, stdout } = await read('test', '41');
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^red: 0 of 2 checks pass$/m);
  expect(stdout).toContain(`\n  ${kata}/kata.spec.ts\n`);
  expect(stdout).toContain('npm run dojo -- reset 41 --keep-mine');
  expect(readdirSync(clone.path('.dojo/pristine'))).toEqual([]);
});

test('--json: the verdicts are on standard output, the note is not', async () => {
  save('kata.spec.ts', emptySpec);
  const { stdout, stderr } = await read('test', '41', '--json');
  expect(JSON.parse(stdout)).toMatchObject([{ status: 'failed' }]);
  expect(stderr).toContain(`${kata}/kata.spec.ts`);
});

test('a kata.json that makes the spec editable is not believed', async () => {
  save('kata.spec.ts', emptySpec);
  save('kata.json', now('kata.json').replace('["setup.ts"]', '["setup.ts", "kata.spec.ts"]'));
  const { exitCode, stdout } = await read('test', '41');
  expect(exitCode).toBe(1);
  expect(stdout).toContain(`  ${kata}/kata.json`);
  expect(stdout).toContain(`  ${kata}/kata.spec.ts`);
});

test('the work is the learner’s, also beside changed files; reset --keep-mine leaves it', async () => {
  rmSync(clone.path(kata, 'hints.md'));
  save('notes.md', 'mine');
  const reference = clone.path('solutions/41-call-me-by-name/reference/setup.ts');
  save('setup.ts', readFileSync(reference, 'utf8'));
  const { exitCode, stdout } = await read('test', '41');
  expect(exitCode).toBe(0);
  expect(stdout).toContain(`${kata}/hints.md`);
  expect(stdout).toMatch(/left out\n.*notes\.md$/m);
  await read('reset', '41', '--keep-mine');
  expect(existsSync(clone.path(kata, 'hints.md'))).toBe(true);
  expect(now('notes.md')).toBe('mine');
  expect(now('setup.ts')).toBe(readFileSync(reference, 'utf8'));
});

test('Windows’ line ends change nothing', async () => {
  for (const file of ['kata.spec.ts', 'README.md', 'setup.ts'])
    save(file, now(file).replaceAll('\n', '\r\n'));
  expect((await read('originals')).exitCode).toBe(0);
});

test('a starter and a spec that changed since the learner began', async () => {
  rmSync(clone.path('.dojo'), { recursive: true, force: true });
  appendFileSync(clone.path(kata, 'setup.ts'), '// mine\n');
  await read('test', '41');
  expect((await read('list', '41')).stdout).not.toContain('changed');
  // As a git pull does that merges: the list and the spec are newer, the learner's line stays.
  const mine = now('setup.ts');
  await clone.git('checkout', '--quiet', 'HEAD', '--', kata);
  appendFileSync(clone.path(kata, 'setup.ts'), '// newer\n');
  appendFileSync(clone.path(kata, 'kata.spec.ts'), '// newer\n');
  await read('originals', '41', '--write');
  save('setup.ts', mine);
  const { stdout } = await read('list', '41');
  expect(stdout).toContain('its starter has changed since you began');
  expect(stdout).toContain('its spec has changed since it judged you');
  const rows = JSON.parse((await read('list', '41', '--json')).stdout) as object[];
  expect(rows).toMatchObject([{ newer: ['starter', 'spec'] }]);
  await read('test', '41');
  expect((await read('list', '41')).stdout).not.toContain('its spec');
  await read('reset', '41');
  expect(now('setup.ts')).toContain('// newer');
  expect((await read('list', '41')).stdout).not.toContain('changed since you began');
});

test('originals: what is out of date, and --write', async () => {
  appendFileSync(clone.path(kata, 'kata.spec.ts'), '// newer\n');
  const before = await read('originals', '--json');
  expect(before.exitCode).toBe(1);
  expect(JSON.parse(before.stdout)).toEqual(['41-call-me-by-name/kata.spec.ts']);
  expect((await read('originals', '--write')).exitCode).toBe(0);
  expect((await read('test', '41')).stdout).not.toContain('not yours to edit');
});
