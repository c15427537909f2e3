import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkout } from '../../../src/home.ts';
import { dojo } from '../../support/dojo.ts';
import { describeWithSandboxes, SmallClass, studentOf } from '../../support/grading/small-class.ts';

const whereItIs = `
export default function setup() {
  throw new Error(import.meta.resolve('testcontainers'));
}
`;

describeWithSandboxes('a setup in a sandbox', () => {
  const small = new SmallClass({ ada: 'right' });
  afterAll(() => small.remove());

  // Not copies by another path, which would be loaded a second time in each setup.
  test('uses the packages that its process has loaded', async () => {
    writeFileSync(join(small.folder, 'ada/katas/41-call-me-by-name/setup.ts'), whereItIs);
    const out = small.path('out');
    const { exitCode } = await dojo(['grade', small.folder, '--katas', '41', '--out', out]);
    expect(exitCode).toBe(0);
    const verdict = studentOf(small.sheet('out'), 'ada')?.results[0]?.verdict;
    const packages = pathToFileURL(join(checkout, 'node_modules', 'testcontainers')).href;
    expect(verdict?.checks[0]?.message).toContain(`Error: ${packages}/`);
  });
});
