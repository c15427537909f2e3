import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { ownAttempt, fingerprint } from '../../../src/katas/attempt.ts';
import type { Kata } from '../../../src/katas/kata.ts';
import { currentOf } from '../../../src/learner/progress/current.ts';
import { stateOf } from '../../../src/learner/progress/state.ts';
import {
  hintsSeen,
  noteVerdicts,
  readProgress,
  type Progress,
} from '../../../src/learner/progress/store.ts';
import { checkout } from '../../../src/system/paths.ts';
import { loadKatas } from '../../../src/katas/load.ts';
import type { Verdict } from '../../../src/judge/verdict.ts';
import { madeUpKata } from '../../support/made-up-kata.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docker-dojo-progress-'));
  path = join(folder, '.dojo/progress.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const check = { message: '', observed: null, expected: null, help: null, ms: 1 };

function verdict(status: Verdict['status'], print = 'f'): Verdict {
  const second = status === 'passed' ? 'passed' : 'failed';
  return {
    ...{ version: 1, kata: '41-a', attempt: 'yours', fingerprint: print, status, message: null },
    ...{ engine: null, images: [], ms: 1 },
    checks: [
      { ...check, name: 'one', status: 'passed' },
      { ...check, name: 'two', status: second },
    ],
  };
}

const note = (status: Verdict['status'], name = 'a', print = 'f') =>
  noteVerdicts([{ name, verdict: verdict(status, print) }], path);

test('nothing was tried where there is no file', () => {
  expect(readProgress(path)).toEqual({});
  expect(existsSync(path)).toBe(false);
});

test('verdicts are noted by name, with how many checks passed', () => {
  note('failed');
  note('passed', 'b');
  expect(readProgress(path)).toMatchObject({
    a: { status: 'failed', passed: 1, checks: 2, fingerprint: 'f' },
    b: { status: 'passed', passed: 2, checks: 2 },
  });
  note('passed');
  expect(readProgress(path)['a']).toMatchObject({ status: 'passed' });
});

test('an error says nothing about an attempt', () => {
  note('passed');
  note('error');
  expect(readProgress(path)['a']).toMatchObject({ status: 'passed' });
});

test.each([
  ['half a file', '{"version":1,"kat'],
  ['an empty file', ''],
  ['a file of another kind', '[1, 2]'],
  ['a file of a later version', '{"version":2,"katas":{}}'],
])('%s counts as none, and is kept aside', (_what, text) => {
  mkdirSync(join(folder, '.dojo'));
  writeFileSync(path, text);
  expect(readProgress(path)).toEqual({});
  expect(readFileSync(`${path}.unreadable`, 'utf8')).toBe(text);
  note('passed');
  expect(Object.keys(readProgress(path))).toEqual(['a']);
});

test('writing leaves one file, never half of one', () => {
  for (let round = 0; round < 20; round += 1) {
    note('passed', `kata-${round}`);
    expect(() => {
      JSON.parse(readFileSync(path, 'utf8'));
    }).not.toThrow();
  }
  expect(readdirSync(join(folder, '.dojo'))).toEqual(['.gitignore', 'progress.json']);
  expect(Object.keys(readProgress(path))).toHaveLength(20);
});

describe('where a learner stands', () => {
  function kataWithFile(name: string): Kata {
    const kata = join(folder, `41-${name}`);
    mkdirSync(kata);
    writeFileSync(join(kata, 'setup.ts'), 'export default 1;');
    return madeUpKata('41', name, { name, folderName: `41-${name}`, folder: kata });
  }
  const printOf = (kata: Kata) => fingerprint(kata, ownAttempt(kata));

  test('not tried, red, green, and changed since green', () => {
    const kata = kataWithFile('a');
    expect(stateOf(kata, readProgress(path))).toEqual({ kind: 'not tried' });
    note('failed', 'a', printOf(kata));
    expect(stateOf(kata, readProgress(path))).toEqual({ kind: 'red', passed: 1, checks: 2 });
    note('passed', 'a', printOf(kata));
    expect(stateOf(kata, readProgress(path))).toEqual({ kind: 'green' });
    writeFileSync(join(kata.folder, 'setup.ts'), 'export default 2;');
    expect(stateOf(kata, readProgress(path))).toEqual({ kind: 'changed since green' });
    writeFileSync(join(kata.folder, 'setup.ts'), 'export default 1;');
    expect(stateOf(kata, readProgress(path))).toEqual({ kind: 'green' });
  });

  test('the current kata is the first that is not green, and the last when all are', () => {
    const katas = ['a', 'b', 'c'].map(kataWithFile);
    const [first, second, third] = katas;
    expect(currentOf(katas, {})).toBe(first);
    for (const kata of [first, third]) if (kata) note('passed', kata.name, printOf(kata));
    expect(currentOf(katas, readProgress(path))).toBe(second);
    if (second) note('passed', 'b', printOf(second));
    expect(currentOf(katas, readProgress(path))).toBe(third);
    expect(currentOf([], {})).toBeUndefined();
  });
});

describe('the kata to work on', () => {
  const katas = loadKatas();
  const at = (seconds: number) => new Date(seconds * 1000).toISOString();
  const red = (name: string, seconds: number): Progress => ({
    [name]: { fingerprint: 'f', status: 'failed', passed: 0, checks: 2, at: at(seconds) },
  });
  const numberOf = (progress: Progress, here = '/') => currentOf(katas, progress, here)?.number;

  test('is the one in whose folder somebody stands', () => {
    const app = join(checkout, 'katas/43-frontend-backend/app');
    expect(numberOf(red('parent-trap', 9), app)).toBe('43');
  });

  test('else the one that was judged last, however many before it are not green', () => {
    expect(numberOf({ ...red('call-me-by-name', 2), ...red('open-the-door', 1) })).toBe('41');
  });

  test('else, where several were judged in one go, the first of them that is not green', () => {
    expect(numberOf({ ...red('call-me-by-name', 2), ...red('sealed-room', 2) })).toBe('31');
  });

  test('else the first', () => {
    expect(numberOf({})).toBe(katas[0]?.number);
  });
});

test('of two processes that note something at once, neither loses what the other wrote', async () => {
  const store = join(checkout, 'src/learner/progress/store.ts');
  const noteMany = (name: string) =>
    execa(process.execPath, [
      '--input-type=module',
      '-e',
      `import { noteHints } from ${JSON.stringify(store)};
       for (let i = 1; i <= 30; i += 1) noteHints('${name}-' + i, i, ${JSON.stringify(path)});`,
    ]);
  await Promise.all(['a', 'b', 'c'].map(noteMany));
  for (const name of ['a', 'b', 'c']) expect(hintsSeen(`${name}-30`, path)).toBe(30);
  const { hints } = JSON.parse(readFileSync(path, 'utf8')) as { hints: object };
  expect(Object.keys(hints)).toHaveLength(90);
});
