import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { runtimeFolder } from '../../../src/engine/managed/paths.ts';
import { describeWithEngine } from '../../support/as-root.ts';
import { describeUnless } from '../../support/describe-unless.ts';
import { EngineHome, OwnNetwork } from '../../support/private-engine.ts';

// Where the system runs an engine, that one is the answer, and no home ever gets its own.
const systemHasOne = ['/var/run/docker.sock', '/run/podman/podman.sock'].some((path) =>
  existsSync(path),
);
const why = systemHasOne ? 'the system’s own engine would be found' : null;

describeWithEngine('engine start', () => {
  let network: OwnNetwork;
  const homes: EngineHome[] = [];

  beforeAll(async () => {
    network = await OwnNetwork.open();
  });
  afterAll(async () => {
    for (const home of homes) {
      await home.stop();
      home.remove();
    }
    network.close();
  });

  function newHome(name?: string): EngineHome {
    const home = new EngineHome(network, name);
    homes.push(home);
    return home;
  }

  describeUnless(why, 'where there is no other engine', () => {
    test('two at once start one engine, and both say where it is', async () => {
      const home = newHome();
      const both = await Promise.all([
        home.dojo(['engine', 'start']),
        home.dojo(['engine', 'start']),
      ]);
      for (const { exitCode, stdout } of both)
        expect({ exitCode, stdout }).toEqual({
          exitCode: 0,
          stdout: `private engine  ${home.host}`,
        });
      expect(await home.daemons()).toHaveLength(1);
      const again = await home.dojo(['engine', 'start']);
      expect({ exitCode: again.exitCode, stderr: again.stderr }).toEqual({
        exitCode: 0,
        stderr: '',
      });
      expect(await home.daemons()).toHaveLength(1);
    });
  });

  test('a home with a long path and a space in it', async () => {
    const home = newHome(`${'a-long-way-down-the-street/'.repeat(5)}the corner shop`);
    await home.start();
    expect((await home.docker('version', '--format', '{{.Server.Version}}')).exitCode).toBe(0);
    // Nobody’s folder: the checkout that it was started from may be removed.
    const pid = readFileSync(join(runtimeFolder(home.folder), 'dockerd.pid'), 'utf8').trim();
    expect(readlinkSync(`/proc/${pid}/cwd`)).toBe('/');
    const status = await home.dojo(['engine', 'status']);
    expect({ exitCode: status.exitCode, stdout: status.stdout }).toEqual({
      exitCode: 0,
      stdout: `private engine  ${home.host}`,
    });
  });

  test('an engine that does not start: exit 2 at once, with the last words of its log', async () => {
    const home = newHome();
    home.write('engine/data', 'this is no folder');
    const started = performance.now();
    const { exitCode, all } = await home.dojo(['engine', 'start'], {
      env: { DOCKER_HOST: undefined },
    });
    expect(exitCode).toBe(2);
    expect(all).toContain('The dojo’s own engine did not start');
    expect(all).toContain('dockerd.log');
    expect(all).not.toContain('level=info');
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test('stop where none runs says so and is no failure', async () => {
    const home = newHome();
    const { exitCode, stdout } = await home.dojo(['engine', 'stop']);
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: 'the dojo’s own engine does not run',
    });
    expect(existsSync(home.data)).toBe(false);
  });
});
