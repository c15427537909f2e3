// What a solution shows with the docker CLI is run as it is printed, with names of its own, in a folder
// that holds the kata with its reference answer.
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { cliBlockIn, madeUnique, type CliLine } from '../../src/authoring/cli-block.ts';
import { rightAnswers } from '../../src/katas/attempt.ts';
import type { Kata } from '../../src/katas/kata.ts';
import { setOf } from '../../src/katas/kata-set.ts';
import { loadKatas } from '../../src/katas/load.ts';
import type { EngineProxy } from '../../src/lab/proxy/server.ts';
import { writeCliPlugin } from '../../src/lab/setup/buildx-wrapper.ts';
import { setupEnv } from '../../src/lab/setup/env.ts';
import { freePort } from '../../src/system/free-port.ts';
import { Workbench } from '../support/containers.ts';

let bench: Workbench;
let proxy: EngineProxy;
let folder: string;

beforeAll(async () => {
  bench = await Workbench.open();
  proxy = await bench.openProxy();
  writeCliPlugin(bench.run);
});
afterAll(() => bench.close());
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'docker-dojo-cli-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function blockOf({ folder: kata, folderName }: Kata): CliLine[] {
  const file = join(setOf(kata).solutions, folderName, 'README.md');
  return cliBlockIn(readFileSync(file, 'utf8'))?.lines ?? [];
}

test.each(loadKatas().map((kata) => [kata.folderName, kata] as const))('%s', async (_, kata) => {
  const [reference] = await rightAnswers(kata);
  for (const from of [kata.folder, reference?.folder ?? ''])
    cpSync(from, folder, { recursive: true });
  const block = await madeUnique(blockOf(kata), `${bench.run.id}-${kata.number}`, freePort);
  expect(block).not.toEqual([]);
  const env = { ...setupEnv(bench.run, proxy.host), PWD: folder };
  for (const { command, shows } of block) {
    const { all, exitCode } = await execa('bash', ['-c', command], {
      ...{ cwd: folder, env, all: true, reject: false, stdin: 'ignore' },
    });
    expect(`${command}\n${all}\nexit ${exitCode}`).toMatch(/\nexit 0$/);
    expect(all).toContain(shows ?? '');
  }
});

test('a block that shows something else than it says would be noticed', async () => {
  const markdown =
    '## The same with the docker CLI\n\n```sh\ndocker run --rm --name shop -p 8080:80 x  # → shop at 8080\n```\n';
  const [line] = await madeUnique(cliBlockIn(markdown)?.lines ?? [], 'a1', () =>
    Promise.resolve(26123),
  );
  expect(line).toEqual({
    command: 'docker run --rm --name shop-a1 -p 26123:80 x',
    shows: 'shop-a1 at 26123',
  });
  expect(cliBlockIn('# A solution\n\n```sh\ndocker ps\n```\n')).toBeNull();
});
