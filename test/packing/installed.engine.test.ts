import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { requireEngine } from '../../src/engine/discover.ts';
import { loadKatas } from '../../src/katas/load.ts';
import { writeOriginals } from '../../src/katas/originals/manifest.ts';
import { originalsFromFiles } from '../../src/katas/originals/update.ts';
import { stagePackages } from '../../src/packing/stage.ts';
import { ownVersion } from '../../src/system/own-package.ts';

const folder = mkdtempSync(join(tmpdir(), 'docker-dojo-installed-'));
const [staging, place] = [join(folder, 'packed'), join(folder, 'place')];
const dojo = join(place, 'my-dojo');
const edited = join(dojo, 'katas/41-call-me-by-name/setup.ts');
/** It installs three times: a minute on a quiet machine, and minutes on one that does other things. */
const patienceMs = 900_000;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs npm as a person would; nothing of the checkout is on its way. */
async function npm(cwd: string, ...args: string[]) {
  const env = {
    ...{ DOJO_HOME: join(folder, 'home'), DOCKER_HOST: (await requireEngine()).host },
    ...{ NO_COLOR: '1', FORCE_COLOR: '0', DOJO_KATAS: undefined, NODE_OPTIONS: undefined },
  };
  return execa('npm', args, { cwd, env, reject: false, all: true, stdin: 'ignore' });
}

/** Packs what is staged; resolves to the paths of the two files. */
async function pack(): Promise<string[]> {
  const staged = ['docker-dojo', 'docker-dojo-solutions'].map((name) => join(staging, name));
  const { stdout } = await npm(staging, 'pack', '--json', ...staged);
  const files = JSON.parse(stdout) as { filename: string }[];
  return files.map(({ filename }) => join(staging, filename));
}

/** Installs what a folder depends on, and these files; from npm’s cache as far as that holds it. */
async function install(into: string, files: string[] = []): Promise<void> {
  const flags = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
  const { exitCode, all } = await npm(into, 'install', ...flags, ...files);
  expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
}

/** The staged packages as a later version has them: one more kata, and another text. */
function nextVersion(): void {
  for (const name of ['docker-dojo', 'docker-dojo-solutions']) {
    const path = join(staging, name, 'package.json');
    const own = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
    writeFileSync(path, JSON.stringify({ ...own, version: '99.0.0' }));
  }
  const katas = join(staging, 'docker-dojo/katas');
  cpSync(join(katas, '43-frontend-backend'), join(katas, '49-backstage'), { recursive: true });
  writeFileSync(join(katas, '41-call-me-by-name/README.md'), '# Another text\n');
  writeOriginals(katas, originalsFromFiles(loadKatas(katas)));
}

test(
  'what is packed, installed and laid out goes from red to green, and takes an update',
  async () => {
    await stagePackages(staging);
    mkdirSync(place);
    const [own = ''] = await pack();
    await install(place, [own]);
    const laidOut = await npm(place, 'exec', '--', 'docker-dojo', 'init', 'my-dojo');
    expect(laidOut.all).toContain(`${loadKatas().length} katas of docker-dojo`);
    expect(laidOut.all).toMatch(/cd my-dojo\n +npm install\n +npm start/);
    await install(dojo);

    const red = await npm(dojo, 'test', '41');
    expect(red.all).toContain('red: 0 of 2 checks pass');
    expect(red.exitCode).toBe(1);
    const answers = join(dojo, 'node_modules/docker-dojo-solutions');
    copyFileSync(join(answers, '41-call-me-by-name/reference/setup.ts'), edited);
    const work = readFileSync(edited, 'utf8');
    const summary = join(folder, 'summary.md');
    const green = await npm(dojo, 'test', '--', '--changed', '--summary', summary);
    expect(green.all).toContain('green: 2 of 2 checks pass');
    expect(green.exitCode).toBe(0);
    expect(readFileSync(summary, 'utf8')).toContain('| 41 Call me by name | ✅ green | 2 of 2 |');

    nextVersion();
    await install(dojo, await pack());
    const synced = await npm(dojo, 'run', 'dojo', '--', 'sync', '--json');
    const { version, katas } = JSON.parse(synced.stdout.replace(/^[^{]*/, '')) as {
      version: string;
      katas: { kata: string; outcome: string; updated: string[] }[];
    };
    expect(version).toBe('99.0.0');
    expect(katas.filter(({ outcome }) => outcome !== 'unchanged')).toMatchObject([
      { kata: '41-call-me-by-name', outcome: 'updated', updated: ['README.md'] },
      { kata: '49-backstage', outcome: 'new' },
    ]);
    expect(readFileSync(edited, 'utf8')).toBe(work);
    const list = await npm(dojo, 'run', 'dojo', '--', 'list');
    expect(list.stdout).toMatch(/✓ 41 Call me by name[^]*49 Frontend, backend/);
    expect(ownVersion()).not.toBe(version);
  },
  patienceMs,
);
