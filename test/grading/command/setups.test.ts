import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkout } from '../../../src/system/paths.ts';
import { dojo } from '../../support/dojo.ts';
import { describeWithSandboxes, SmallClass, studentOf } from '../../support/grading/small-class.ts';

const whereItIs = `
export default function setup() {
  throw new Error(import.meta.resolve('testcontainers'));
}
`;

// Each try in a word: what was done, or why it could not be.
const triesBesideItself = `
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
const beside = (name: string) => join(import.meta.dirname, name);
const tries = [
  () => mkdirSync(beside('folder')),
  () => writeFileSync(beside('setup.ts'), ''),
  () => rmSync(beside('setup.ts')),
  () => renameSync(beside('folder/..'), beside('../elsewhere')),
  () => writeFileSync(beside('../file'), ''),
];
export default function setup() {
  throw new Error(tries.map((attempt) => {
    try {
      attempt();
      return 'done';
    } catch (error) {
      return (error as { code: string }).code;
    }
  }).join(' '));
}
`;

describeWithSandboxes('a setup in a sandbox', () => {
  const small = new SmallClass({ ada: 'right' });
  afterAll(() => small.remove());

  async function messageOfAda(): Promise<string> {
    const out = small.path('out');
    rmSync(out, { recursive: true, force: true });
    const { exitCode } = await dojo(['grade', small.folder, '--katas', '41', '--out', out]);
    expect(exitCode).toBe(0);
    const verdict = studentOf(small.sheet('out'), 'ada')?.results[0]?.verdict;
    return verdict?.checks[0]?.message ?? '';
  }

  test('may make a folder beside itself, and leaves what is there as it is', async () => {
    writeFileSync(join(small.folder, 'ada/katas/41-call-me-by-name/setup.ts'), triesBesideItself);
    expect(await messageOfAda()).toMatch(/Error: done (?:E\w+ ){3}E\w+\n/);
  });

  // Not copies by another path, which would be loaded a second time in each setup.
  test('uses the packages that its process has loaded', async () => {
    writeFileSync(join(small.folder, 'ada/katas/41-call-me-by-name/setup.ts'), whereItIs);
    const packages = pathToFileURL(join(checkout, 'node_modules', 'testcontainers')).href;
    expect(await messageOfAda()).toContain(`Error: ${packages}/`);
  });
});
