// A learner who breaks things: clear words, the right exit code, and nothing lost.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { connectToEngine } from '../../src/judge/engine.ts';
import { Clone } from '../support/clone.ts';
import { readOnly, describeReadOnly } from '../support/read-only.ts';

const kata = 'katas/41-call-me-by-name';
const setup = `${kata}/setup.ts`;
let clone: Clone;
beforeAll(async () => {
  clone = await Clone.make();
});
afterAll(() => clone.remove());
afterEach(async () => {
  rmSync(clone.path('.dojo'), { recursive: true, force: true });
  await clone.git('checkout', '--quiet', 'HEAD', '--', 'katas');
  await clone.git('clean', '--quiet', '--force', '-d', 'katas');
});

async function read(...args: string[]) {
  const { exitCode, all, stdout, stderr } = await clone.dojo(args, { stdin: 'ignore' });
  // Whatever it is: a message for the person, and no stack.
  expect(all).not.toMatch(/^\s+at .*:\d+:\d+\)?$|The dojo itself failed/m);
  return { exitCode, stdout, stderr };
}
const now = (file: string) => readFileSync(clone.path(file), 'utf8');
function save(file: string, content: string | Buffer): void {
  mkdirSync(dirname(clone.path(file)), { recursive: true });
  writeFileSync(clone.path(file), content);
}

describe('a progress file full of garbage', () => {
  const garbage = randomBytes(300);

  test('it is put aside, with its content, and the commands go on', async () => {
    save('.dojo/progress.json', garbage);
    const listed = await read('list');
    expect(listed.exitCode).toBe(0);
    expect(listed.stderr).toBe(
      'progress  cannot be read; put aside as .dojo/progress.json.unreadable',
    );
    expect(listed.stdout).toContain('41 Call me by name');
    expect(await read('hint', '41')).toMatchObject({ exitCode: 0, stderr: '' });
    // Twice: the first is not lost to the second.
    save('.dojo/progress.json', 'more');
    expect((await read('hint', '41')).stderr).toContain('unreadable-2');
    expect(readFileSync(clone.path('.dojo/progress.json.unreadable'))).toEqual(garbage);
    expect(now('.dojo/progress.json.unreadable-2')).toBe('more');
  });

  test('a folder in its place', async () => {
    save('.dojo/progress.json/notes', 'mine');
    expect(await read('test', '41')).toMatchObject({ exitCode: 1 });
    expect((await read('list', '41')).stdout).toContain('red, 0 of 2 checks');
    expect(now('.dojo/progress.json.unreadable/notes')).toBe('mine');
  });
});

describe('files where folders are needed', () => {
  beforeEach(() => {
    for (const name of ['backups', 'originals', 'pristine']) save(`.dojo/${name}`, 'a file');
  });

  test('no backup, no replacement', async () => {
    save(setup, 'mine');
    for (const args of [
      ['reset', '41'],
      ['solution', '41', '--write', '--yes'],
    ]) {
      const { exitCode, stdout, stderr } = await read(...args);
      expect({ args, exitCode, stdout }).toEqual({ args, exitCode: 2, stdout: '' });
      expect(stderr).toContain('Nothing was replaced');
      expect(now(setup)).toBe('mine');
    }
    expect(await read('restore', '--list')).toMatchObject({ exitCode: 0 });
    expect(await read('restore')).toMatchObject({ exitCode: 64 });
  });

  test('a kata whose spec was changed cannot be copied: not judged, and no mark', async () => {
    save(`${kata}/kata.spec.ts`, '');
    const { exitCode, stderr } = await read('test', '41');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('.dojo/pristine');
    expect((await read('list', '41')).stdout).not.toContain('red');
  });
});

describe('a .dojo that takes nothing', () => {
  test('a file in its place: judged as ever, and told that it is not kept', async () => {
    save('.dojo', 'a file');
    const judged = await read('test', '41');
    expect(judged.exitCode).toBe(1);
    expect(judged.stdout).toMatch(/^red: 0 of 2 checks pass$/m);
    expect(judged.stderr).toContain('could not be kept');
    const hinted = await read('hint', '41');
    expect(hinted.exitCode).toBe(0);
    expect(hinted.stdout).toContain('hint 1 of 3');
    expect(hinted.stderr).toContain('could not be kept');
    expect((await read('doctor')).stdout).toMatch(/^! progress .*no folder/m);
    expect(now('.dojo')).toBe('a file');
  });
});

describeReadOnly('a .dojo that may not be written', () => {
  test('judged and helped as ever, and what is in it stays', async () => {
    await read('hint', '41');
    const before = now('.dojo/progress.json');
    const command = readOnly(clone.path('.dojo'));
    save(setup, 'mine');
    const run = (...args: string[]) => clone.dojo(args, { prefix: command, stdin: 'ignore' });
    const hinted = await run('hint', '41');
    expect(hinted).toMatchObject({ exitCode: 0 });
    expect(hinted.stdout).toContain('hint 2 of 3');
    expect(hinted.stderr).toContain('could not be kept');
    const reset = await run('reset', '41');
    expect(reset).toMatchObject({ exitCode: 2, stdout: '' });
    expect(reset.stderr).toContain('Nothing was replaced');
    expect((await run('doctor')).stdout).toMatch(/^! progress/m);
    chmodSync(clone.path('.dojo'), 0o755);
    expect(now(setup)).toBe('mine');
    expect(now('.dojo/progress.json')).toBe(before);
  });
});

describe('katas that are not as they were', () => {
  test('a kata folder with another number: its progress and its work come along', async () => {
    save(setup, now('solutions/41-call-me-by-name/reference/setup.ts'));
    await read('test', '41');
    renameSync(clone.path(kata), clone.path('katas/46-call-me-by-name'));
    const { exitCode, stdout } = await read('list', '46');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/✓ 46 Call me by name/);
    expect((await read('test', '46')).stdout).toMatch(/^green: 2 of 2 checks pass$/m);
  });

  test('a kata folder with a name that is none: the others are there, and so is it', async () => {
    renameSync(clone.path(kata), clone.path('katas/call me'));
    const { exitCode, stderr } = await read('test', '41');
    expect(exitCode).toBe(64);
    expect(stderr).toContain('No kata and no track is called "41"');
    expect(await read('list')).toMatchObject({ exitCode: 0 });
    expect(existsSync(clone.path('katas/call me/setup.ts'))).toBe(true);
    rmSync(clone.path('katas/call me'), { recursive: true });
  });

  test('a kata.json that is broken: told by each command; the starter is still known', async () => {
    save(`${kata}/kata.json`, '{ "title": ');
    for (const args of [['list'], ['test', '77'], ['hint', '77']]) {
      const { stdout, stderr } = await read(...args);
      expect(stdout + stderr).toContain(`${kata}/kata.json`);
      expect(stdout + stderr).toMatch(/git\s+checkout/);
    }
    const named = await read('test', '41');
    expect(named).toMatchObject({ exitCode: 64, stdout: '' });
    expect(named.stderr).toContain('A kata’s description cannot be read');
  });

  test('no katas at all: how to get them back', async () => {
    renameSync(clone.path('katas'), clone.path('elsewhere'));
    const { exitCode, stderr } = await read('list');
    renameSync(clone.path('elsewhere'), clone.path('katas'));
    expect(exitCode).toBe(2);
    expect(stderr).toContain('git checkout -- katas');
    expect(readdirSync(clone.path('katas')).length).toBeGreaterThan(10);
  });
});

describe('a list of originals in the middle of a merge', () => {
  test('is no list that says nothing: the commands say what it is', async () => {
    const path = 'katas/originals/41-call-me-by-name.json';
    const list = now(path);
    save(path, `<<<<<<< HEAD\n${list}=======\n${list}>>>>>>> theirs\n`);
    save('katas/41-call-me-by-name/kata.spec.ts', '');
    const { exitCode, stderr } = await read('test', '41');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('The list of originals holds a merge conflict');
    // An author has merged the katas, and takes them all anew.
    await clone.git('checkout', '--quiet', 'HEAD', '--', 'katas/41-call-me-by-name');
    expect((await read('originals', '--write')).exitCode).toBe(0);
    expect(now(path)).toBe(list);
  });
});

describeReadOnly('a folder of runs that may not be written', () => {
  test('is the machine’s trouble, and the words say so', async () => {
    const home = mkdtempSync(join(tmpdir(), 'docker-dojo-read-only-'));
    const runs = join(home, 'runs');
    mkdirSync(runs);
    const { endpoint } = await connectToEngine();
    const env = { DOJO_HOME: home, DOCKER_HOST: endpoint.host };
    const dojo = [process.execPath, clone.path('bin/dojo.mjs'), 'test', '41'];
    const [command = '', ...args] = [...readOnly(runs), ...dojo];
    const { exitCode, stdout } = await execa(command, args, { env, reject: false });
    expect(exitCode).toBe(2);
    expect(stdout).toContain('A run could not be given a folder of its own');
    expect(stdout).not.toContain('The dojo itself failed');
    rmSync(home, { recursive: true });
  });
});
