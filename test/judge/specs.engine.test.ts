// What a spec may do wrong: nothing of it may ever count as a pass.
import { join } from 'node:path';
import { loadKatas } from '../../src/katas/load.ts';
import { checkout } from '../../src/system/paths.ts';
import { JudgePool } from '../../src/judge/worker/pool.ts';
import type { Verdict } from '../../src/judge/verdict.ts';

const pool = new JudgePool(1);
afterAll(() => pool.close());

const katas = loadKatas(join(checkout, 'test/fixtures/katas'));

function judge(number: string): Promise<Verdict> {
  const kata = katas.find((one) => one.number === number);
  if (!kata) throw new Error(`there is no fixture ${number}`);
  return pool.judge({
    kataFolder: kata.folder,
    attempt: { label: 'a test’s', folder: kata.folder },
  });
}

test('where the engine has lost a cache mount, it is judged once more', async () => {
  const { status, checks } = await judge('07');
  expect(checks).toMatchObject([{ status: 'passed', message: '' }]);
  expect(status).toBe('passed');
});

test.each([
  ['01', 'without a check', 'must contain at least one test'],
  ['02', 'that leaves a check out', 'the spec left this check out'],
  ['03', 'that runs one check only', 'the spec left this check out'],
  ['04', 'that does not load', 'The spec could not be run'],
  ['04', 'that does not load', 'the till is jammed'],
  ['05', 'that throws', 'Cannot read properties of undefined'],
  ['06', 'with a check still to write', 'the spec left this check out'],
])('spec %s, %s, is an error: %s', async (number, _mistake, words) => {
  const { status, message, checks } = await judge(number);
  expect(status).toBe('error');
  expect([message, ...checks.map((check) => check.message)].join('\n')).toContain(words);
});
