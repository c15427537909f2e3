// Katas of another folder or repository: every command that takes katas takes those as well.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { execa } from 'execa';
import { checkout } from '../../src/system/paths.ts';
import { waitFor } from '../../src/system/wait-for.ts';
import { Clone } from '../support/clone.ts';
import { codeBlocksIn } from '../support/code-blocks.ts';
import { SmallSet } from '../support/small-set.ts';

const names = ['41-call-me-by-name', '77-shrink-the-crate'];
const setup = 'katas/41-call-me-by-name/setup.ts';
let set: SmallSet;
beforeAll(() => {
  set = new SmallSet(names);
});
afterAll(() => set.remove());

async function read(...args: string[]) {
  const { exitCode, stdout, stderr } = await set.dojo(args);
  return { exitCode, stdout, stderr };
}
const here = (...args: string[]) => read(...args, '--katas', '.');

describe('a set in another folder', () => {
  let starter: string;
  beforeAll(() => {
    starter = set.read(setup);
  });
  beforeEach(() => set.write(setup, starter));
  afterAll(() => set.write(setup, starter));

  test('list: its katas, and no others', async () => {
    const { exitCode, stdout } = await here('list');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('41 Call me by name');
    expect(stdout).toMatch(/^0 of 2 katas are green$/m);
  });

  test('judging: red as handed out, green as answered; setups find testcontainers', async () => {
    expect(await here('test', '41')).toMatchObject({ exitCode: 1, stderr: '' });
    const attempt = join(set.root, 'solutions/41-call-me-by-name/reference');
    const { exitCode, stdout } = await here('test', '41', '--attempt', attempt);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^green: 2 of 2 checks pass$/m);
    expect((await here('list')).stdout).toContain('red, 0 of 2 checks');
  });

  test('all of them, side by side', async () => {
    const { exitCode, stdout } = await here('test', '--all', '--json');
    expect(exitCode).toBe(1);
    const verdicts = JSON.parse(stdout) as { kata: string; status: string }[];
    expect(verdicts.map(({ kata }) => kata)).toEqual(names);
    expect(verdicts.map(({ status }) => status)).toEqual(['failed', 'failed']);
  });

  test('start: its current kata, with its paths, and the words that lead back to it', async () => {
    const { exitCode, stdout } = await here('start');
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`edit   ${setup}`);
    expect(stdout).toContain('then   npm test 41 -- --katas .');
  });

  test('hint, solution and diff', async () => {
    const hint = await here('hint', '41');
    expect(hint.stdout).toMatch(/^hint 1 of 3$/m);
    expect(hint.stdout).toContain('npm run dojo -- hint 41 --katas .');
    const solution = await here('solution', '41', '--yes');
    expect(solution.stdout).toContain('41 Call me by name: why it works');
    expect(solution.stdout).toContain('npm run dojo -- solution 41 --answer by-alias --katas .');
    const diff = await here('diff', '41', '--answer', 'reference');
    expect(diff).toMatchObject({ exitCode: 2, stdout: '' });
    expect(diff.stderr).toContain('Nobody knows with what this kata begins');
  });

  test('watch: a save is judged', async () => {
    const watching = set.dojo(['watch', '41', '--katas', '.'], { stdin: 'ignore' });
    let told = '';
    watching.stdout.on('data', (text: Buffer) => (told += text.toString()));
    const tells = (words: string) =>
      waitFor(() => (told.includes(words) ? true : undefined), { withinMs: 60_000 });
    expect(await tells('red: 0 of 2 checks pass')).toBe(true);
    expect(told).toContain(`watching ${setup}`);
    set.write(setup, set.read('solutions/41-call-me-by-name/reference/setup.ts'));
    expect(await tells('green: 2 of 2 checks pass')).toBe(true);
    watching.kill('SIGINT');
    await watching;
  });

  test('prove, bench, doctor and originals', async () => {
    const proved = await here('prove', '77');
    const table = expect.stringMatching(/^77-shrink-the-crate +1\/1 /m) as string;
    // Compared in one: where a proof fails, what it said is shown.
    expect(proved).toEqual({ exitCode: 0, stderr: '', stdout: table });
    const measured = await here('bench', '77', '--rounds', '1');
    expect(measured.stdout).toContain('no floor for 77-shrink-the-crate');
    expect((await here('doctor')).stdout).toContain('2 in katas');
    expect((await here('originals')).stdout).toContain('there is no katas/originals');
  });

  test('progress and the like lie beside it, and git leaves them alone', async () => {
    expect(readdirSync(set.path('.dojo')).sort()).toEqual(['.gitignore', 'progress.json']);
    await execa('git', ['init', '--quiet'], { cwd: set.root });
    const { stdout } = await execa('git', ['status', '--porcelain'], { cwd: set.root });
    expect(stdout).not.toContain('.dojo');
    rmSync(set.path('.git'), { recursive: true });
  });

  test('a spec that was changed is used as it is: nobody says what it was', async () => {
    const spec = 'katas/41-call-me-by-name/kata.spec.ts';
    const before = set.read(spec);
    set.write(spec, "test('nothing', () => {\n  expect(1).toBe(1);\n});\n");
    const { exitCode, stdout, stderr } = await here('test', '41');
    set.write(spec, before);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).not.toContain('not yours to edit');
  });

  test('reset without git: nothing is known, nothing is lost; with git: the last commit', async () => {
    set.write(setup, 'mine');
    expect(await here('reset', '41')).toMatchObject({ exitCode: 2, stdout: '' });
    expect(set.read(setup)).toBe('mine');
    set.write(setup, starter);
    const git = (...args: string[]) => execa('git', args, { cwd: set.root });
    await git('init', '--quiet');
    await git('add', '--all');
    const author = ['-c', 'user.name=test', '-c', 'user.email=test@example.org'];
    await git(...author, 'commit', '--quiet', '--message', 'handed out');
    expect((await here('reset', '41')).stdout).toContain('nothing to do');
    set.write(setup, 'mine');
    const { stdout } = await here('reset', '41');
    expect(stdout).toMatch(/npm run dojo -- restore \S+ --katas \.$/m);
    expect(set.read(setup)).toBe(starter);
    expect((await here('restore')).exitCode).toBe(0);
    expect(set.read(setup)).toBe('mine');
    rmSync(set.path('.git'), { recursive: true });
  });
});

describe('which set it is', () => {
  test('the setting DOJO_KATAS, from anywhere; commands are then typed as always', async () => {
    const options = { cwd: dirname(set.root), env: { DOJO_KATAS: basename(set.root) } };
    const { exitCode, stdout } = await set.dojo(['hint', '41'], options);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/npm run dojo -- (?:hint|solution) 41$/m);
    const own = await set.dojo(['list', '--katas', checkout], options);
    expect(own.stdout).toContain('11 Open the door');
  });

  test('the folder katas of a set is that set', async () => {
    const { stdout } = await read('list', '--katas', 'katas');
    expect(stdout).toMatch(/of 2 katas are green$/m);
    expect(existsSync(set.path('katas/.dojo'))).toBe(false);
  });

  test('a folder of katas with another name is a set by itself', async () => {
    const flat = new SmallSet(names, '');
    try {
      const judged = await flat.dojo(['test', '41', '--katas', flat.root], { cwd: checkout });
      expect(judged.exitCode).toBe(1);
      expect(existsSync(flat.path('.dojo/progress.json'))).toBe(true);
      const args = ['solution', '41', '--yes', '--katas', flat.root];
      expect((await flat.dojo(args)).stdout).toContain('why it works');
      const verified = await flat.dojo(['verify', 'texts', '--katas', '.']);
      expect(verified).toMatchObject({ exitCode: 0 });
    } finally {
      flat.remove();
    }
  });

  test('npm runs scripts in its own folder: a relative path is the person’s all the same', async () => {
    const args = ['--prefix', checkout, 'run', '--silent', 'dojo', '--', 'list', '--katas', '.'];
    const { stdout } = await execa('npm', args, { cwd: set.root, env: { NO_COLOR: '1' } });
    expect(stdout).toMatch(/of 2 katas are green$/m);
  });

  test.each([
    ['nowhere', 'There is no such folder of katas'],
    ['katas/77-shrink-the-crate/app/src', 'There are no katas here'],
    [setup, 'There is no such folder of katas'],
  ])('%s is none: exit 64', async (folder, words) => {
    for (const options of [{}, { env: { DOJO_KATAS: folder } }]) {
      const option = 'env' in options ? [] : ['--katas', folder];
      const { exitCode, stdout, stderr } = await set.dojo(['list', ...option], options);
      expect({ exitCode, stdout }).toEqual({ exitCode: 64, stdout: '' });
      expect(stderr).toContain(words);
      expect(stderr).toContain('DOJO_KATAS');
    }
  });

  test('the dojo’s own progress is not touched', async () => {
    const clone = await Clone.make();
    try {
      await clone.dojo(['test', '41', '--katas', set.root]);
      await clone.dojo(['hint', '41', '--katas', set.root]);
      expect(existsSync(clone.path('.dojo'))).toBe(false);
      expect((await clone.dojo(['list'])).stdout).toContain('11 Open the door');
    } finally {
      clone.remove();
    }
  });
});

describe('in an editor', () => {
  // As the page has them for a set that lies beside the checkout.
  const page = readFileSync(join(checkout, 'docs/authors.md'), 'utf8');
  const shown = (language: string, part: string) =>
    codeBlocksIn(page)
      .find((block) => block.language === language && block.text.includes(part))
      ?.text.replace('../docker-dojo', checkout) ?? '';

  test('types: tsconfig.katas.json knows #lab, Jest, and what setups import', async () => {
    set.write('tsconfig.json', shown('json', 'tsconfig.katas.json'));
    const tsc = () => execa('npx', ['tsc', '-p', set.root], { cwd: checkout, reject: false });
    expect(await tsc()).toMatchObject({ exitCode: 0, stdout: '' });
    const before = set.read(setup);
    set.change(setup, 'withCommand', 'withComand');
    const { stdout } = await tsc();
    set.write(setup, before);
    expect(stdout).toContain("Did you mean 'withCommand'?");
  });

  test('a plain jest, for a plugin', async () => {
    set.write('jest.config.ts', shown('ts', 'jest.katas.ts'));
    const jest = join(checkout, 'node_modules/jest/bin/jest.js');
    const args = [jest, 'katas/41', '--json'];
    const { stdout } = await execa(process.execPath, args, { cwd: set.root, reject: false });
    expect(JSON.parse(stdout)).toMatchObject({ numFailedTests: 2, numRuntimeErrorTestSuites: 0 });
  });
});
