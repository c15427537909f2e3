import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { requireEngine } from '../../src/engine/discover.ts';
import { checkout } from '../../src/system/paths.ts';
import { describeWithEngine } from '../support/as-root.ts';
import { dojo } from '../support/dojo.ts';

const reference = join(checkout, 'solutions/41-call-me-by-name/reference');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'docker-dojo-no-engine-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Judges the reference answer of kata 41 in this environment. */
async function judge(env: NodeJS.ProcessEnv) {
  const { exitCode, all } = await dojo(['test', '41', '--attempt', reference], { env });
  return { exitCode, words: all };
}

test('an address where nothing is: error, with the address and what to do', async () => {
  const { exitCode, words } = await judge({ DOCKER_HOST: `unix://${folder}/nothing.sock` });
  expect(exitCode).toBe(2);
  expect(words).toContain('No Docker engine answers at the address in DOCKER_HOST');
  expect(words).toContain(`unix://${folder}/nothing.sock (ENOENT)`);
  expect(words).toContain('unset DOCKER_HOST');
  expect(words).toContain('could not judge: this is not your attempt’s fault');
});

test('a port at which nobody listens: error', async () => {
  const { exitCode, words } = await judge({ DOCKER_HOST: 'tcp://127.0.0.1:1' });
  expect(exitCode).toBe(2);
  expect(words).toContain('tcp://127.0.0.1:1 (ECONNREFUSED)');
});

test('a socket that accepts and never answers: error within seconds', async () => {
  const deaf = createServer(() => undefined);
  await new Promise<void>((resolve) => deaf.listen(join(folder, 'deaf.sock'), resolve));
  const started = performance.now();
  const { exitCode, words } = await judge({ DOCKER_HOST: `unix://${folder}/deaf.sock` });
  deaf.close();
  expect(exitCode).toBe(2);
  expect(words).toContain('(no answer in 6000 ms)');
  expect(performance.now() - started).toBeLessThan(20_000);
});

test.each(['engine', 'localhost:2375', 'npipe:////./pipe/docker_engine'])(
  'DOCKER_HOST=%s is no address that the dojo can use: error, not a stack',
  async (address) => {
    const { exitCode, words } = await judge({ DOCKER_HOST: address });
    expect(exitCode).toBe(2);
    expect(words).toContain(`${address} (the dojo uses unix://, tcp:// and ssh:// only)`);
    expect(words).not.toContain('Invalid URL');
  },
);

test('a context whose engine is down: error, with the context’s name', async () => {
  const config = join(folder, 'config');
  const docker = (...args: string[]) =>
    execa('docker', ['--config', config, 'context', ...args], { env: { DOCKER_HOST: undefined } });
  await docker('create', 'backroom', '--docker', `host=unix://${folder}/backroom.sock`);
  await docker('use', 'backroom');
  const { exitCode, words } = await judge({ DOCKER_CONFIG: config, DOCKER_HOST: undefined });
  expect(exitCode).toBe(2);
  expect(words).toContain('docker context backroom');
  expect(words).toContain('docker context use default');
});

describeWithEngine('a disk without room for the dojo’s own files', () => {
  test('is an error that says so', async () => {
    const home = join(folder, 'home');
    mkdirSync(home);
    await execa('mount', ['-t', 'tmpfs', '-o', 'size=4k,mode=755', 'tmpfs', home]);
    try {
      writeFileSync(join(home, 'ballast'), Buffer.alloc(4096));
      const { exitCode, words } = await judge({ DOJO_HOME: home, ...(await runningEngine()) });
      expect(exitCode).toBe(2);
      expect(words).toContain('The disk is full');
    } finally {
      await execa('umount', [home]);
    }
  });
});

/** The engine that other tests use, for a home in which it would not be found. */
async function runningEngine(): Promise<NodeJS.ProcessEnv> {
  return { DOCKER_HOST: (await requireEngine()).host };
}
