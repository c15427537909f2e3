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
import { ownAttempt, fingerprint } from '../../src/curriculum/attempt.ts';
import type { Kata } from '../../src/curriculum/kata.ts';
import { currentKata, stateOf } from '../../src/progress/state.ts';
import { noteVerdicts, readProgress } from '../../src/progress/store.ts';
import type { Verdict } from '../../src/verdict/schema.ts';

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
    return {
      ...{ title: name, track: 'networks', edits: ['setup.ts'], minutes: 1, points: 1, needs: [] },
      ...{ images: [], starterFailsAt: 'one', folderName: `41-${name}`, number: '41', name },
      folder: kata,
    };
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
    expect(currentKata(katas, {})).toBe(first);
    for (const kata of [first, third]) if (kata) note('passed', kata.name, printOf(kata));
    expect(currentKata(katas, readProgress(path))).toBe(second);
    if (second) note('passed', 'b', printOf(second));
    expect(currentKata(katas, readProgress(path))).toBe(third);
    expect(currentKata([], {})).toBeUndefined();
  });
});
