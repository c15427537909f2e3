import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { checkout } from '../../src/system/paths.ts';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'docker-dojo-full-'));
  await execa('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', folder]);
});
afterAll(async () => {
  await execa('umount', [folder]);
  rmSync(folder, { recursive: true });
});

test('a disk that is full while a stand-in is made is told as such, and ends nothing else', async () => {
  const source = (file: string) => JSON.stringify(join(checkout, 'src', file));
  const script = `
    import { bootstrapDebian } from ${source('images/bootstrap.ts')};
    import { catalogue } from ${source('images/catalogue.ts')};
    const image = catalogue().find(({ bootstrap }) => bootstrap);
    await bootstrapDebian({}, image, ${JSON.stringify(folder)}, {}).catch((error) => console.log(error.message));`;
  // In a group of its own: that of the tests would be ended with it, were it ended.
  const made = await execa(process.execPath, ['--input-type=module', '-e', script], {
    ...{ detached: true, reject: false },
  });
  expect(made.stdout).toContain('The disk is full');
  expect(made).toMatchObject({ exitCode: 0 });
});
