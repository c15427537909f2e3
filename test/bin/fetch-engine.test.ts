import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { enginePackages } from '../../src/engine/managed/packages.ts';
import { checkout } from '../../src/system/paths.ts';
import { describeUnless } from '../support/describe-unless.ts';

/** A checkout in which nothing is installed, on a machine that has these programs, and `sh`. */
function bareMachine(programs: Record<string, string>) {
  const root = mkdtempSync(join(tmpdir(), 'docker-dojo-bare-'));
  for (const folder of ['bin', 'src/cli', 'programs'])
    mkdirSync(join(root, folder), { recursive: true });
  for (const file of ['bin/dojo.mjs', '.nvmrc', 'package-lock.json'])
    copyFileSync(join(checkout, file), join(root, file));
  writeFileSync(join(root, 'src/cli/main.ts'), '');
  for (const [name, script] of Object.entries({ ...programs, sh: 'exec /bin/sh "$@"' })) {
    writeFileSync(join(root, 'programs', name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(root, 'programs', name), 0o755);
  }
  const noted = join(root, 'noted');
  return {
    run: (env: NodeJS.ProcessEnv = {}, command = 'start') =>
      execa(process.execPath, [join(root, 'bin/dojo.mjs'), command], {
        ...{ extendEnv: false, reject: false, timeout: 30_000 },
        env: { PATH: join(root, 'programs'), NOTED: noted, ...env },
      }),
    noted: () => (existsSync(noted) ? readFileSync(noted, 'utf8').split('\n').filter(Boolean) : []),
    remove: () => rmSync(root, { recursive: true }),
  };
}

const why = process.getuid?.() === 0 ? null : 'only root installs packages';

describeUnless(why, 'a first start on a machine without an engine', () => {
  // Each ends as soon as the other has begun; one that was left alone says so.
  const meets = (other: string) =>
    [
      'echo "${0##*/} $*" >> "$NOTED"',
      `for i in $(/usr/bin/seq 50); do /usr/bin/grep -q ^${other} "$NOTED" && exit; /usr/bin/sleep 0.1; done`,
      'echo alone >> "$NOTED"',
    ].join('\n');
  let machine: ReturnType<typeof bareMachine>;

  beforeEach(() => {
    machine = bareMachine({ npm: `(${meets('apt-get')})\nexit 1`, 'apt-get': meets('npm') });
  });
  afterEach(() => machine.remove());

  test('fetches what the engine is installed from beside the packages, and installs nothing', async () => {
    const { stderr, exitCode } = await machine.run();
    const apt = machine.noted().filter((line) => line.startsWith('apt-get'));
    const fetch = 'apt-get install --download-only -y --no-install-recommends';
    expect(apt).toEqual([
      'apt-get update',
      `${fetch} ${[...enginePackages, 'mmdebstrap'].join(' ')}`,
    ]);
    expect(machine.noted()).not.toContain('alone');
    expect(stderr).toMatch(/fetching Docker’s beside it/);
    expect(stderr).toMatch(/npm ci did not finish/);
    expect(exitCode).toBe(2);
  });

  test.each([
    ['an address is set', { DOCKER_HOST: 'tcp://127.0.0.1:1' }, 'start', {}],
    ['there is a docker CLI', {}, 'start', { docker: '' }],
    ['there is Podman', {}, 'start', { podman: '' }],
    ['it is another command', {}, 'list', {}],
  ])('fetches nothing where %s', async (_what, env, command, more) => {
    machine.remove();
    machine = bareMachine({ npm: 'exit 1', 'apt-get': 'echo "apt-get $*" >> "$NOTED"', ...more });
    expect((await machine.run(env, command)).exitCode).toBe(2);
    expect(machine.noted()).toEqual([]);
  });
});
