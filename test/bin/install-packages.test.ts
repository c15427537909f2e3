import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../../src/system/paths.ts';
import { bareMachine } from './bare-machine.ts';

/**
 * Stands for npm: it knows a registry, notes where it is called and how, and makes node_modules of what
 * it was given.
 * @param beside what it does, in sh, where it installs beside the checkout’s node_modules
 */
const npm = (beside: string) =>
  [
    'case $1 in config) echo https://packages.example/npm/; exit;; esac',
    'echo "$PWD $*" >> "$NOTED"',
    `case $PWD in */node_modules.new/*) ${beside};; esac`,
    '/bin/mkdir -p node_modules; /bin/cp package.json package-lock.json node_modules/',
  ].join('\n');

interface Entry {
  name?: string;
  version?: string;
  resolved?: string;
  integrity?: string;
}

const packagesIn = (file: string) =>
  (JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Entry> }).packages;

describe('the packages of a clean clone', () => {
  let machine: ReturnType<typeof bareMachine>;
  afterEach(() => machine.remove());

  const given = () => packagesIn(join(machine.root, 'node_modules/package-lock.json'));
  const leftBehind = () => readdirSync(machine.root).includes('node_modules.new');

  test('have the addresses of this machine’s registry, and their checksums', async () => {
    machine = bareMachine({ npm: npm(':') });
    const { stderr } = await machine.run({}, 'list');
    expect(stderr).toMatch(/packages {2}installed/);
    const { 'node_modules/zod': zod, 'node_modules/@swc/core': swc, ...rest } = given();
    const [path = ''] = Object.keys(rest).filter((name) => name.includes('/node_modules/'));
    expect(zod?.resolved).toBe(`https://packages.example/npm/zod/-/zod-${zod?.version}.tgz`);
    expect(swc?.resolved).toMatch(/npm\/@swc\/core\/-\/core-/);
    expect(rest[path]?.resolved).toContain(`/npm/${path.split('/node_modules/').pop()}/-/`);
    expect(Object.values(given()).filter((entry) => entry.resolved && !entry.integrity)).toEqual(
      [],
    );
    expect(leftBehind()).toBe(false);
  });

  test('have Node.js as a package, of the version that the lock file names', async () => {
    machine = bareMachine({ npm: npm(':') });
    await machine.run({}, 'list');
    const { 'node_modules/node': node } = packagesIn(join(checkout, 'package-lock.json'));
    const isBuilt = process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch);
    const name = isBuilt ? `node-linux-${process.arch}` : undefined;
    expect(given()['node_modules/node']).toMatchObject({ version: node?.version });
    expect(given()['node_modules/node']?.name).toBe(name);
  });

  test('take the place of others when they are complete', async () => {
    machine = bareMachine({ npm: npm('[ -e ../../node_modules/old ] || exit 1') });
    mkdirSync(join(machine.root, 'node_modules'));
    mkdirSync(join(machine.root, 'node_modules.new/999999999'), { recursive: true });
    writeFileSync(join(machine.root, 'node_modules/old'), '');
    writeFileSync(join(machine.root, 'node_modules.new/999999999/of-a-killed-start'), '');
    await machine.run({}, 'list');
    expect(given()).toBeDefined();
    expect(existsSync(join(machine.root, 'node_modules/old'))).toBe(false);
    expect(machine.noted()).toHaveLength(1);
    expect(leftBehind()).toBe(false);
  });

  test('are left to npm alone where they do not come from these addresses', async () => {
    machine = bareMachine({ npm: npm('case $* in *--fetch-retries*) exit 1;; esac') });
    const { stderr } = await machine.run({}, 'list');
    expect(stderr).toMatch(/packages {2}installed/);
    const [first, second] = machine.noted();
    expect(first).toMatch(/node_modules\.new\/\d+ ci .*--fetch-retries=0/);
    expect(second).toMatch(/node_modules\.new\/\d+ ci .*--omit=dev$/);
    expect(given()['node_modules/zod']?.resolved).toBeUndefined();
    expect(leftBehind()).toBe(false);
  });

  test('that do not come at all leave those that are there', async () => {
    machine = bareMachine({ npm: npm('exit 1') });
    mkdirSync(join(machine.root, 'node_modules'));
    writeFileSync(join(machine.root, 'node_modules/old'), '');
    const { stderr, exitCode } = await machine.run({}, 'list');
    expect(stderr).toMatch(/npm ci did not finish; its own words are above/);
    expect(exitCode).toBe(2);
    expect(existsSync(join(machine.root, 'node_modules/old'))).toBe(true);
    expect(leftBehind()).toBe(false);
  });

  test('are made in node_modules itself where nothing can take its place', async () => {
    // It says that it has ended well, and has made nothing.
    machine = bareMachine({ npm: npm('exit 0') });
    const { stderr } = await machine.run({}, 'list');
    expect(stderr).toMatch(/packages {2}installed/);
    expect(machine.noted().at(-1)).toBe(
      `${machine.root} ci --loglevel=error --no-audit --no-fund --omit=dev`,
    );
    expect(leftBehind()).toBe(false);
  });
});
