import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { Clone } from '../../support/clone.ts';

const kata = 'katas/41-call-me-by-name';
let clone: Clone;
let folder: string;

beforeAll(async () => {
  clone = await Clone.make();
});
afterAll(() => clone.remove());
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'docker-dojo-hand-in-'))));
afterEach(async () => {
  await clone.git('checkout', '--', 'katas');
  rmSync(folder, { recursive: true });
});

test('what was changed goes into one file, which grade takes as it is', async () => {
  cpSync(clone.path('solutions/41-call-me-by-name/reference'), clone.path(kata), {
    recursive: true,
  });
  writeFileSync(clone.path('katas/11-open-the-door/setup.ts'), 'export default 1;\n');
  await clone.dojo(['test', '41']);
  const file = join(folder, 'ada-lovelace.tar.gz');
  const { stdout, exitCode } = await clone.dojo(['hand-in', 'Ada Lövelace', '--out', file]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/41 Call me by name +green\n/);
  expect(stdout).toMatch(/11 Open the door +not judged yet\n/);
  expect(stdout).toContain('not green yet: 11  (npm test 11)');
  const { stdout: names } = await execa('tar', ['--list', '--file', file]);
  expect(names.split('\n')).toEqual([
    'ada-lovelace/hand-in.json',
    'ada-lovelace/katas/11-open-the-door/setup.ts',
    'ada-lovelace/katas/41-call-me-by-name/setup.ts',
  ]);
  const out = join(folder, 'graded');
  const graded = await clone.dojo([
    ...['grade', file, '--katas', '41', '--out', out, '--trust-submissions'],
  ]);
  expect(graded.all).toMatch(/ada-lovelace +✓41/);
});

test('without a --out it is called as the learner is, where the person stands', async () => {
  writeFileSync(clone.path(kata, 'setup.ts'), 'export default 1;\n');
  const options = { cwd: folder, env: { INIT_CWD: folder } };
  await clone.dojo(['hand-in', 'Ada Lövelace'], options);
  expect(existsSync(join(folder, 'ada-lovelace.tar.gz'))).toBe(true);
  const again = await clone.dojo(['hand-in', 'Ada Lövelace'], options);
  expect(again.exitCode).toBe(2);
  expect(again.stderr).toContain('There is such a file already');
});

test.each([
  ['nothing was changed', ['hand-in', 'ada'], 'nothing to hand in'],
  ['no name', ['hand-in'], 'missing required argument'],
  ['another kind of file', ['hand-in', 'ada', '--out', 'ada.zip'], 'has to end in .tar.gz'],
])('%s: exit 64, and nothing is written', async (what, args, text) => {
  if (what === 'another kind of file') writeFileSync(clone.path(kata, 'setup.ts'), '\n');
  const { exitCode, stderr } = await clone.dojo(args);
  expect(exitCode).toBe(64);
  expect(stderr).toContain(text);
  expect(await clone.git('status', '--short')).not.toContain('ada');
});
