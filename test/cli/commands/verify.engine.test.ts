import { rmSync } from 'node:fs';
import { SmallSet } from '../../support/small-set.ts';

let set: SmallSet;
beforeEach(() => {
  set = new SmallSet(['41-call-me-by-name', '77-shrink-the-crate']);
});
afterEach(() => set.remove());

async function verify(...args: string[]) {
  const { exitCode, stdout, stderr } = await set.dojo(['verify', ...args, '--katas', '.']);
  return { exitCode, stdout, stderr, last: stdout.split('\n').at(-1) };
}

test('one kata: its texts and its proofs, and the last line counts', async () => {
  const { exitCode, stdout, last } = await verify('77');
  // It says what did not hold.
  if (exitCode !== 0) throw new Error(stdout);
  expect(stdout).toMatch(/^── texts\n── katas\n/);
  expect(stdout).toContain('✓ 77 starter');
  expect(stdout).not.toMatch(/[✓✗] 41 |^41-/m);
  expect(last).toMatch(/^\d+ passed, 0 failed$/);
});

test('what does not hold: a line each, and exit 1', async () => {
  const kata = ['12-drafts', '--track', 'ours', '--edits', '.dockerignore'];
  await set.dojo(['new', ...kata, '--katas', '.']);
  set.change('katas/12-drafts/kata.json', 'no draft', 'every draft');
  rmSync(set.path('test/wrong-answers/12-drafts/everything/expected.json'));
  set.write('katas/12-drafts/notes.md', '');
  const { exitCode, stdout, stderr, last } = await verify('drafts', 'texts');
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
  for (const rule of ['starter', 'expected', 'strays', 'leftovers'])
    expect(stdout).toMatch(new RegExp(`^✗ 12 ${rule} +\\S+: saw .*, wanted `, 'm'));
  expect(stdout).toMatch(/✗ 12 starter .*\n.*the starter fails at "no draft is sent"/);
  expect(stdout).toContain('expected.json cannot be read');
  expect(stdout).toMatch(/^katas +2 +2 /m);
  expect(last).toMatch(/^\d+ passed, \d+ failed$/);
});

test('a kata.json that cannot be read is named as the fault it is', async () => {
  set.write('katas/41-call-me-by-name/kata.json', '{');
  const { exitCode, stdout, last } = await verify('41');
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^✗ 41 kata\.json +kata\.json: saw .*JSON/m);
  expect(stdout).toContain('A kata’s description cannot be read');
  expect(last).toMatch(/^\d+ passed, \d+ failed$/);
});

test('sections: those about katas are asked of any set, the others are not', async () => {
  const texts = await verify('texts');
  expect(texts).toMatchObject({ exitCode: 0, stderr: '' });
  expect(texts.stdout).not.toContain('── katas');
  const units = await verify('units');
  expect(units).toMatchObject({ exitCode: 64, stdout: '' });
  expect(units.stderr).toContain('about the dojo itself');
  expect(units.stderr).toContain('npm run dojo -- verify originals texts katas --katas .');
});

test.each([
  ['txets', 'texts'],
  ['netwroks', 'networks'],
  ['42', '41'],
])('%s is nothing, but looks like %s: exit 64', async (word, meant) => {
  const { exitCode, stdout, stderr } = await verify(word);
  expect({ exitCode, stdout }).toEqual({ exitCode: 64, stdout: '' });
  expect(stderr).toContain(`"${word}"`);
  expect(stderr).toContain(`did you mean ${meant}?`);
});
