import { join } from 'node:path';
import { execa } from 'execa';
import { checkout } from '../../../src/system/paths.ts';

test('npx jest katas/41 says what the kata’s checks say, and nothing else', async () => {
  const jest = join(checkout, 'node_modules/jest/bin/jest.js');
  const { exitCode, stdout, stderr } = await execa(process.execPath, [jest, 'katas/41'], {
    ...{ cwd: checkout, reject: false, env: { NO_COLOR: '1' } },
  });
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr.split('\n')[0]).toBe('FAIL katas/41-call-me-by-name/kata.spec.ts');
  expect(stderr).toContain('got       the name is not known there');
});
