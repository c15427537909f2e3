// Paths that become others while they are read.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { OpenFolder } from '../../../src/grading/intake/open-folder.ts';
import { Handed, takenOf } from '../../support/submissions.ts';

const kata = 'katas/41-call-me-by-name';
const secret = 'what is not theirs to read';

let handed: Handed;

beforeEach(() => {
  handed = new Handed();
  handed.file('Ada/katas/setup.ts', 'mine');
  handed.file('Ada/katas/inner/setup.ts', 'mine');
  handed.file('../secret/setup.ts', secret);
  handed.file('../secret/inner/setup.ts', secret);
});

afterEach(() => handed.remove());

/** What is read of a file, or why it is not. */
async function read(open: () => Promise<FileHandle>): Promise<string> {
  try {
    const handle = await open();
    return await handle.readFile('utf8').finally(() => handle.close());
  } catch (error) {
    return String(error);
  }
}

describe.each([
  ['through handles', true],
  ['by path, looked at again', false],
])('%s', (_how, throughHandle) => {
  test('a folder that is swapped for a link behind the reader’s back', async () => {
    const top = await OpenFolder.at(handed.path('Ada'), throughHandle);
    const katas = await top.folder('katas');
    renameSync(handed.path('Ada/katas'), handed.path('Ada/before'));
    symlinkSync(handed.path('../secret'), handed.path('Ada/katas'));
    expect(await read(() => katas.file('setup.ts'))).not.toContain(secret);
    expect(await read(() => katas.fileAt(['inner', 'setup.ts']))).not.toContain(secret);
    await expect(top.folder('katas')).rejects.toThrow('is no folder');
    await katas.close();
    await top.close();
  });

  test('a file that is swapped for a link', async () => {
    const katas = await OpenFolder.at(handed.path('Ada/katas'), throughHandle);
    expect((await katas.look('setup.ts'))?.isFile()).toBe(true);
    rmSync(handed.path('Ada/katas/setup.ts'));
    symlinkSync(handed.path('../secret/setup.ts'), handed.path('Ada/katas/setup.ts'));
    await expect(katas.file('setup.ts')).rejects.toThrow('is a symbolic link');
    await katas.close();
  });
});

test('a thousand swaps a second', async () => {
  handed.file(`../secret/${kata}/setup.ts`, secret);
  handed.file(`Ada/${kata}/setup.ts`, 'mine');
  mkdirSync(handed.path('../swap'));
  symlinkSync(handed.path(`../secret/${kata}`), handed.path('../swap/link'));
  const program = `
    const { renameSync } = require('node:fs');
    const [, folder, link, aside] = process.argv;
    const until = Date.now() + 20_000;
    for (let turns = 0; Date.now() < until; turns += 1) {
      renameSync(folder, aside);
      renameSync(link, folder);
      if (turns === 10) console.log('swapping');
      renameSync(folder, link);
      renameSync(aside, folder);
    }`;
  const paths = [
    handed.path('Ada', kata),
    handed.path('../swap/link'),
    handed.path('../swap/aside'),
  ];
  const swapper = spawn(process.execPath, ['-e', program, ...paths], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => swapper.stdout.once('data', resolve));
  const seen = new Set<string>();
  for (let times = 0; times < 300; times += 1)
    for (const one of await handed.take())
      for (const text of Object.values(takenOf(one))) seen.add(text);
  swapper.kill('SIGKILL');
  // Both were there to be read, and one of them was never.
  expect([...seen]).toEqual(['mine']);
  expect(readFileSync(handed.path('../secret/setup.ts'), 'utf8')).toBe(secret);
});
