import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bareMachine } from './bare-machine.ts';

const registry = 'https://packages.example/npm';

// Stands for npm: it knows a registry, and keeps what `npm ci` was given.
const npm = (ci: string) =>
  [
    `case $1 in config) echo ${registry}/; exit;; esac`,
    'echo "$PWD $*" >> "$NOTED"',
    `[ "$(/usr/bin/basename "$PWD")" = node_modules.new ] || { /usr/bin/mkdir node_modules; exit 0; }`,
    ci,
  ].join('\n');
const makes =
  '/usr/bin/mkdir node_modules; /usr/bin/cp package.json package-lock.json node_modules/';

interface Lock {
  packages: Record<string, { name?: string; resolved?: string; integrity?: string }>;
}

describe('the packages of a clean clone', () => {
  let machine: ReturnType<typeof bareMachine>;
  afterEach(() => machine.remove());

  const given = (): Lock =>
    JSON.parse(readFileSync(join(machine.root, 'node_modules/package-lock.json'), 'utf8')) as Lock;

  test('have the addresses of this machine’s registry, and their checksums', async () => {
    machine = bareMachine({ npm: npm(makes) });
    const { stderr } = await machine.run({}, 'list');
    expect(stderr).toMatch(/packages {2}installed/);
    const { packages } = given();
    expect(packages['node_modules/zod']?.resolved).toMatch(
      /^https:\/\/packages\.example\/npm\/zod\/-\/zod-[\d.]+\.tgz$/,
    );
    expect(packages['node_modules/@swc/core']?.resolved).toMatch(/npm\/@swc\/core\/-\/core-/);
    expect(packages['node_modules/zod']?.integrity).toMatch(/^sha512-/);
    expect(readdirSync(machine.root)).not.toContain('node_modules.new');
  });

  test('take the place of others when they are complete', async () => {
    machine = bareMachine({ npm: npm(`[ -e ../node_modules/old ] || exit 1; ${makes}`) });
    mkdirSync(join(machine.root, 'node_modules'));
    mkdirSync(join(machine.root, 'node_modules.new'));
    writeFileSync(join(machine.root, 'node_modules/old'), '');
    writeFileSync(join(machine.root, 'node_modules.new/of-a-killed-start'), '');
    await machine.run({}, 'list');
    expect(given().packages).toBeDefined();
    expect(existsSync(join(machine.root, 'node_modules/old'))).toBe(false);
    expect(machine.noted()).toHaveLength(1);
  });

  test.each([
    ['do not come from these addresses', 'exit 1'],
    ['cannot be put in their place', ':'],
  ])('are installed by npm alone where they %s', async (_why, ci) => {
    machine = bareMachine({ npm: npm(ci) });
    const { stderr } = await machine.run({}, 'list');
    expect(stderr).toMatch(/packages {2}installed/);
    const [first, second] = machine.noted();
    expect(first).toMatch(/node_modules\.new ci .*--fetch-retries=0/);
    expect(second).toBe(`${machine.root} ci --loglevel=error --no-audit --no-fund --omit=dev`);
    expect(readdirSync(machine.root)).not.toContain('node_modules.new');
  });
});
