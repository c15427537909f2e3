import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engineKinds } from '../../src/verify/engines/kinds.ts';
import { requireEngine } from '../../src/engine/discover.ts';
import { dojo } from '../support/dojo.ts';

const withMounts = ['unshare', '--user', '--map-root-user', '--mount', 'sh', '-c'];
/** How to run a command where nothing is seen of what an engine of the matrix hides. */
const without = engineKinds.flatMap(({ name, hiding }): [string, string[]][] =>
  hiding ? [[name, [...withMounts, `${hiding} && exec "$@"`, 'sh']]] : [],
);

let home: string;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'docker-dojo-no-buildx-'));
  env = { HOME: home, DOJO_HOME: join(home, 'dojo'), DOCKER_HOST: (await requireEngine()).host };
});
afterAll(() => rmSync(home, { recursive: true }));

describe.each(without)('%s', (_, prefix) => {
  test.each([
    ['71', 'solutions/71-dont-reinstall/reference'],
    ['77', 'solutions/77-shrink-the-crate/reference'],
  ])('kata %s builds, so it cannot be judged: how to get it is said', async (number, attempt) => {
    const { exitCode, all } = await dojo(['test', number, '--attempt', attempt], { prefix, env });
    expect(all).toContain('buildx, with which the docker CLI builds, is not here');
    expect(all).toContain('npm start (brings it)');
    expect(all).toContain('could not judge: this is not your attempt’s fault');
    expect(exitCode).toBe(2);
  });

  test('a kata that builds nothing is judged', async () => {
    const attempt = ['--attempt', 'solutions/11-open-the-door/reference'];
    const { exitCode, all } = await dojo(['test', '11', ...attempt], { prefix, env });
    expect(all).toContain('green: 2 of 2 checks pass');
    expect(exitCode).toBe(0);
  });
});
