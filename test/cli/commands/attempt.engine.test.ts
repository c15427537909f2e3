import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from '../../../src/system/paths.ts';
import { dojo } from '../../support/dojo.ts';

const kata = '41-call-me-by-name';
const progress = () => {
  try {
    return readFileSync(join(checkout, '.dojo/progress.json'), 'utf8');
  } catch {
    return '';
  }
};

test('--attempt judges the files in a folder, and notes no progress', async () => {
  const before = progress();
  const args = ['test', '41', '--json', '--attempt'];
  const [right, wrong] = await Promise.all([
    dojo([...args, `solutions/${kata}/reference`]),
    dojo([...args, `test/wrong-answers/${kata}/two-networks`]),
  ]);
  expect(right).toMatchObject({ exitCode: 0 });
  expect(JSON.parse(right.stdout)).toMatchObject([{ attempt: 'reference', status: 'passed' }]);
  expect(wrong).toMatchObject({ exitCode: 1 });
  expect(progress()).toBe(before);
});

test('--attempt takes one kata, and a folder that is there', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'docker-dojo-attempt-'));
  const [two, nowhere] = await Promise.all([
    dojo(['test', '41', '52', '--attempt', empty]),
    dojo(['test', '41', '--attempt', join(empty, 'nowhere')]),
  ]);
  rmSync(empty, { recursive: true });
  expect(two).toMatchObject({ exitCode: 64 });
  expect(two.all).toContain('--attempt judges one kata');
  expect(nowhere).toMatchObject({ exitCode: 64 });
  expect(nowhere.all).toContain('There is no such folder');
});
