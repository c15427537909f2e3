import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Clone } from '../../support/clone.ts';

const setup = 'katas/41-call-me-by-name/setup.ts';
let clone: Clone;
beforeAll(async () => {
  clone = await Clone.make();
});
afterAll(() => clone.remove());
afterEach(async () => {
  await clone.git('checkout', '--quiet', 'HEAD', '--', 'katas');
  rmSync(clone.path('.dojo'), { recursive: true, force: true });
});

async function read(...args: string[]) {
  const { exitCode, stdout, stderr } = await clone.dojo(args, { stdin: 'ignore' });
  return { exitCode, stdout, stderr };
}

test('the reference, why it works, and the other answers by name; nothing is written', async () => {
  const { exitCode, stdout } = await read('solution', '41', '--yes');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('41 Call me by name: why it works');
  expect(stdout).toContain('.withHostname(');
  expect(stdout).toContain('npm run dojo -- solution 41 --answer by-alias');
  const other = await read('solution', '41', '--answer', 'by-alias', '--yes');
  expect(other.stdout).toContain('.withNetworkAliases(');
  expect(other.stdout).toContain('--answer reference');
  expect(await clone.git('status', '--porcelain')).toBe('');
});

test('before a pass the hints come first; then somebody has to be asked', async () => {
  const refused = await read('solution', '41');
  expect(refused).toMatchObject({ exitCode: 64, stdout: '' });
  expect(refused.stderr).toContain('the hints first: you have seen 0 of 3');
  expect(refused.stderr).toContain('npm run dojo -- hint 41');
  for (let hint = 1; hint <= 3; hint += 1) await read('hint', '41');
  expect((await read('solution', '41')).stderr).toContain('Nobody can be asked here');
  expect((await read('solution', '41', '--yes')).stdout).toContain('.withHostname(');
});

test('an answer that is not there suggests the nearest', async () => {
  const { exitCode, stderr } = await read('solution', '41', '--answer', 'alias');
  expect(exitCode).toBe(64);
  expect(stderr).toContain('did you mean by-alias?');
});

test('--json has every answer', async () => {
  const { stdout } = await read('solution', '41', '--json');
  expect(JSON.parse(stdout)).toMatchObject({
    kata: '41-call-me-by-name',
    answers: [{ name: 'reference', files: { 'setup.ts': expect.any(String) as string } }, {}, {}],
  });
});

test('--write asks; where nobody can answer it wants --yes, and keeps what was there', async () => {
  const mine = `${readFileSync(clone.path(setup), 'utf8')}// mine\n`;
  writeFileSync(clone.path(setup), mine);
  expect(await read('solution', '41', '--write')).toMatchObject({ exitCode: 64, stdout: '' });
  expect(readFileSync(clone.path(setup), 'utf8')).toBe(mine);
  const { exitCode, stdout } = await read('solution', '41', '--write', '--yes');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('npm run dojo -- restore ');
  expect(readFileSync(clone.path(setup), 'utf8')).toContain('.withHostname(');
  await read('restore');
  expect(readFileSync(clone.path(setup), 'utf8')).toBe(mine);
});

describe('diff', () => {
  test('yours against the starter, and against an answer', async () => {
    expect((await read('diff', '41')).stdout).toContain('no difference between starter and yours');
    const text = readFileSync(clone.path(setup), 'utf8');
    writeFileSync(clone.path(setup), text.replace('export default', '// mine\nexport default'));
    const { exitCode, stdout } = await read('diff', '41');
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`── ${setup}`);
    expect(stdout).toMatch(/^\+ \/\/ mine$/m);
    const answer = await read('diff', '41', '--answer', 'by-alias');
    expect(answer.stdout).toMatch(/^- \/\/ mine$/m);
    expect(answer.stdout).toMatch(/^\+ +\.withNetworkAliases\(/m);
  });

  test('the starter against the reference is the same whatever the learner did', async () => {
    const starter = async () => (await read('diff', '41', '--starter')).stdout;
    const before = await starter();
    expect(before).toMatch(/^\+ +\.withHostname\(/m);
    writeFileSync(clone.path(setup), 'export default 1;\n');
    expect(await starter()).toBe(before);
    await clone.commit('my work');
    expect(await starter()).toBe(before);
    rmSync(clone.path(setup));
    expect(await starter()).toBe(before);
    expect((await read('diff', '41')).stdout).toContain('+ yours (no such file)');
    await clone.git('reset', '--quiet', '--hard', 'HEAD~');
  });

  test('--json has both sides', async () => {
    writeFileSync(clone.path(setup), 'export default 1;\n');
    expect(JSON.parse((await read('diff', '41', '--json')).stdout)).toMatchObject({
      kata: '41-call-me-by-name',
      before: 'starter',
      after: 'yours',
      files: [{ file: 'setup.ts', after: 'export default 1;\n', differs: true }],
    });
  });
});
