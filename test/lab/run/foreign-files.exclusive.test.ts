import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { requireEngine } from '../../../src/engine/discover.ts';
import { checkout } from '../../../src/system/paths.ts';
import { ownProcess, writeProcessId } from '../../../src/system/process-id.ts';
import { dojo } from '../../support/dojo.ts';

const folderOfTheHost = ['--attempt', 'solutions/52-parent-trap/folder-of-the-host'];
// There nobody may touch what belongs to another user, as is an ordinary user's lot.
const asAnybody = ['unshare', '--user', '--map-current-user'];
const withMounts = ['unshare', '--user', '--map-root-user', '--mount'];

let home: string;
let env: NodeJS.ProcessEnv;
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'docker-dojo-foreign-'));
  env = { DOJO_HOME: home, DOCKER_HOST: (await requireEngine()).host };
});
afterEach(() => rmSync(home, { recursive: true }));

test('a folder that PostgreSQL has made its own goes with the run of an ordinary user', async () => {
  const { exitCode, all } = await dojo(['test', '52', ...folderOfTheHost], {
    ...{ prefix: asAnybody, env },
  });
  expect(all).toContain('green: 2 of 2 checks pass');
  expect(exitCode).toBe(0);
  expect(readdirSync(join(home, 'runs'))).toEqual([]);
});

test('a folder that was given to another owner goes after a kill, with the next command of an ordinary user', async () => {
  const script = join(checkout, 'test/support/leave-owned-folder.ts');
  const [unshare = '', ...options] = asAnybody;
  const running = execa(unshare, [...options, process.execPath, '--no-warnings', script], {
    ...{ env, reject: false },
  });
  let folder = '';
  for await (const line of running) {
    folder = line;
    running.kill('SIGKILL');
  }
  expect(existsSync(join(folder, 'host', 'owned'))).toBe(true);
  const { exitCode, stderr } = await dojo(['images'], { prefix: asAnybody, env });
  expect(stderr).toBe('');
  expect(exitCode).toBe(0);
  expect(readdirSync(join(home, 'runs'))).toEqual([]);
});

test('a leftover that cannot be removed is told, and keeps no command from its work', async () => {
  const owner = writeProcessId({ ...ownProcess(), pid: 1, start: '1' });
  const leftover = join(home, 'runs', `0123456789@${owner}`);
  mkdirSync(leftover, { recursive: true });
  // What something is mounted on nobody removes.
  const mounted = ['sh', '-c', `mount -t tmpfs none ${leftover} && exec "$@"`, 'sh'];
  const { exitCode, stdout, stderr } = await dojo(['images'], {
    ...{ prefix: [...withMounts, ...mounted], env },
  });
  expect(existsSync(leftover)).toBe(true);
  expect(stderr).toMatch(/^leftovers {2}of a run that was killed cannot be removed \(.*EBUSY/m);
  expect(stdout).toContain('docker-dojo/toolbox');
  expect(exitCode).toBe(0);
});
