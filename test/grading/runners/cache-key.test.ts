// A verdict is taken over only while everything is the same that it hangs on.
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { ownAttempt } from '../../../src/katas/attempt.ts';
import { cacheKeyOf, judgesNothing, judgingCode } from '../../../src/grading/runners/cache-key.ts';
import { checkout } from '../../../src/system/paths.ts';
import { kataOf } from '../../support/judging.ts';
import { SmallSet } from '../../support/small-set.ts';

describe('what judges', () => {
  // Below a folder of this name as well: packages are left out by where they lie in it.
  const root = join(mkdtempSync(join(tmpdir(), 'docker-dojo-code-')), 'node_modules', 'dojo');
  const hash = () => judgingCode(root);

  beforeAll(() => {
    for (const name of ['src', 'images', 'package.json', 'package-lock.json'])
      cpSync(join(checkout, name), join(root, name), { recursive: true });
  });
  afterAll(() => rmSync(dirname(dirname(root)), { recursive: true, force: true }));

  test.each([
    ...[
      'src/errors/machine.ts',
      'src/engine/client.ts',
      'src/images/state.ts',
      'src/system/wait-for.ts',
    ],
    ...['src/lab/lab.ts', 'src/lab/matchers/network/to-resolve.ts', 'src/lab/proxy/policy.ts'],
    ...['src/judge/judge.ts', 'src/judge/jest/environment.mjs', 'src/judge/worker/worker-main.ts'],
    ...['src/katas/load.ts', 'src/katas/originals/contents.ts', 'src/pictures/schema/schema.ts'],
    ...['src/grading/sandbox/enter.sh', 'src/grading/sandbox/cgroups.ts'],
    ...['src/grading/runners/sandbox-runner.ts', 'src/katas/originals/lay-out.ts'],
    ...['images/toolbox/Dockerfile', 'package-lock.json', 'package.json'],
  ])('has another name with another %s', (file) => {
    const before = hash();
    expect(hash()).toBe(before);
    appendFileSync(join(root, file), '\n');
    expect(hash()).not.toBe(before);
  });

  test('has the same name whatever the commands and reports say', () => {
    const before = hash();
    for (const file of ['src/cli/main.ts', 'src/grading/reports/style/base.css'])
      appendFileSync(join(root, file), '\n');
    expect(hash()).toBe(before);
  });

  test('is an error that names what is not there', () => {
    rmSync(join(root, 'images'), { recursive: true });
    expect(hash).toThrow(join(root, 'images'));
  });
});

test('no file that judges is left out', () => {
  const seen = new Set<string>();
  const follow = (file: string) => {
    if (seen.has(file) || !existsSync(file)) return;
    seen.add(file);
    if (!/\.m?[jt]s$/.test(file)) return;
    const text = readFileSync(file, 'utf8').replaceAll(/^import type .*$/gm, '');
    for (const [, path] of text.matchAll(/(?:from |import\(|new URL\(|import )'(\.[^']+)'/g))
      if (path) follow(resolve(dirname(file), path));
  };
  for (const start of [
    ...[
      'judge/worker/worker-main.ts',
      'judge/jest/environment.mjs',
      'lab/setup/setup-main.ts',
      'lab/spec.ts',
    ],
    ...[
      'grading/sandbox/sandbox.ts',
      'grading/runners/sandbox-worker.ts',
      'katas/originals/lay-out.ts',
    ],
  ])
    follow(join(checkout, 'src', start));
  expect(seen.size).toBeGreaterThan(100);
  const left = [...seen].map((file) => relative(checkout, file));
  expect(left.filter((file) => judgesNothing.some((one) => file.startsWith(`${one}/`)))).toEqual(
    [],
  );
});

describe('an attempt', () => {
  const set = new SmallSet(['41-call-me-by-name']);
  afterAll(() => set.remove());

  test('has another name with another spec, and with other images', () => {
    const kata = { ...kataOf('41'), folder: set.path('katas', '41-call-me-by-name') };
    const name = (images = 'a') => cacheKeyOf(kata, ownAttempt(kata), images);
    const before = name();
    expect(name()).toBe(before);
    expect(name('b')).not.toBe(before);
    for (const file of ['kata.spec.ts', 'hints.md', 'setup.ts']) {
      const last = name();
      set.change(join('katas', kata.folderName, file), /$/, '\n// another\n');
      expect(name()).not.toBe(last);
    }
  });
});
