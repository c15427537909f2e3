import { enginePackages } from '../../src/engine/managed/packages.ts';
import { describeUnless } from '../support/describe-unless.ts';
import { bareMachine } from './bare-machine.ts';

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
