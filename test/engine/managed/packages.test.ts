import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackages, systemEnv } from '../../../src/engine/managed/packages.ts';
import { silently } from '../../../src/system/steps.ts';
import { describeUnless } from '../../support/describe-unless.ts';

const why = process.getuid?.() === 0 ? null : 'only root installs packages';

describeUnless(why, 'the distribution’s packages', () => {
  const { PATH } = systemEnv;
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'docker-dojo-apt-'));
    systemEnv.PATH = `${folder}:${PATH}`;
  });
  afterEach(() => {
    systemEnv.PATH = PATH;
    rmSync(folder, { recursive: true });
  });

  /** An apt-get that notes what it is told to; the lines of shell decide how an installation ends. */
  async function install(installing: string) {
    const noted = join(folder, 'noted');
    const script = `#!/bin/sh\necho "$1" >> ${noted}\n[ "$1" = install ] || exit 0\n${installing}\n`;
    writeFileSync(join(folder, 'apt-get'), script);
    chmodSync(join(folder, 'apt-get'), 0o755);
    const ended = await installPackages(silently, ['bread'], 'There is no bread').then(
      () => null,
      (error: unknown) => error,
    );
    return { ended, noted: existsSync(noted) ? readFileSync(noted, 'utf8').split('\n') : [] };
  }

  test('are installed by the list that is there', async () => {
    const { ended, noted } = await install('exit 0');
    expect(ended).toBeNull();
    expect(noted).toEqual(['install', '']);
  });

  test('of which the list is too old, by a new one', async () => {
    const { ended, noted } = await install(`grep -q update ${folder}/noted`);
    expect(ended).toBeNull();
    expect(noted).toEqual(['install', 'update', 'install', '']);
  });

  test('that are nowhere are told with apt’s own words', async () => {
    const { ended } = await install('echo "E: Unable to locate package bread"; exit 100');
    expect(String(ended)).toContain('E: Unable to locate package bread');
  });
});
