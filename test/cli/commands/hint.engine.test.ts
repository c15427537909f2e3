import { rmSync, writeFileSync } from 'node:fs';
import { loadKatas } from '../../../src/katas/load.ts';
import { Clone } from '../../support/clone.ts';

let clone: Clone;
beforeAll(async () => {
  clone = await Clone.make();
});
afterAll(() => clone.remove());
beforeEach(() => rmSync(clone.path('.dojo'), { recursive: true, force: true }));

async function read(...args: string[]) {
  const { exitCode, stdout, stderr } = await clone.dojo(args);
  return { exitCode, stdout, stderr };
}

test('hints come one at a time, are remembered, and end', async () => {
  for (const number of [1, 2, 3, 3]) {
    const { exitCode, stdout } = await read('hint', '41');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(new RegExp(`^hint ${number} of 3$`, 'm'));
    expect(stdout.match(/^hint /gm)).toHaveLength(1);
    expect(stdout).toContain(number === 3 ? 'dojo -- solution 41' : 'dojo -- hint 41');
  }
  expect((await read('hint', '52')).stdout).toContain('hint 1 of 3');
});

test('--again shows those that were seen, and no new one', async () => {
  expect((await read('hint', '41', '--again')).stdout).toContain('you have seen no hint yet');
  await read('hint', '41');
  await read('hint', '41');
  for (let round = 0; round < 2; round += 1)
    expect((await read('hint', '41', '--again')).stdout.match(/^hint \d/gm)).toEqual([
      'hint 1',
      'hint 2',
    ]);
});

test('--json is one object; without a kata it is the current one; lines fit 80 columns', async () => {
  const json = JSON.parse((await read('hint', '--json')).stdout) as object;
  expect(json).toMatchObject({ kata: loadKatas()[0]?.folderName, hints: [{ number: 1, of: 3 }] });
  const { stdout } = await read('hint', '41');
  const long = stdout.split('\n').filter((line) => line.length > 80);
  // An address is one word, and stands alone.
  expect(long.filter((line) => !/^ {2}https:\S+$/.test(line))).toEqual([]);
});

test('a track, a kata that is not there, and a progress file full of garbage', async () => {
  expect(await read('hint', 'networks')).toMatchObject({ exitCode: 64, stdout: '' });
  expect((await read('hint', 'cal-me')).stderr).toContain('did you mean call-me-by-name?');
  await read('hint', '41');
  writeFileSync(clone.path('.dojo/progress.json'), '{"version":1,"katas":{},"hints":[]}');
  expect((await read('hint', '41')).stdout).toContain('hint 1 of 3');
});

test('the hints of a kata whose hints.md the learner deleted', async () => {
  rmSync(clone.path('katas/41-call-me-by-name/hints.md'));
  expect((await read('hint', '41')).stdout).toContain('hint 1 of 3');
});
