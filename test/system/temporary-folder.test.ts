import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { checkout } from '../../src/system/paths.ts';
import { temporaryFolder } from '../../src/system/temporary-folder.ts';
import { useOwnHome } from '../support/own-home.ts';

const module = join(checkout, 'src/system/temporary-folder.ts');
const home = useOwnHome();

/** Another process, with a folder of its own; its path comes when it has one. */
async function another(afterwards: string) {
  const script = `const { temporaryFolder } = await import(${JSON.stringify(module)});
    console.log(temporaryFolder('bread').folder);
    ${afterwards}`;
  const running = execa(process.execPath, ['--input-type=module', '--eval', script], {
    reject: false,
  });
  const [line] = (await once(running.stdout, 'data')) as [Buffer];
  return { running, folder: line.toString().trim() };
}

test('goes with a process that ends before it has removed it', async () => {
  const { running, folder } = await another('process.exit();');
  await running;
  expect(existsSync(folder)).toBe(false);
});

test('of a process that was killed goes when the next one is made, and no sooner', async () => {
  const { running, folder } = await another('setInterval(() => 0, 1000);');
  temporaryFolder('milk').remove();
  expect(existsSync(folder)).toBe(true);
  running.kill('SIGKILL');
  await running;
  const next = temporaryFolder('milk');
  expect(existsSync(folder)).toBe(false);
  next.remove();
  expect(readdirSync(join(home(), 'tmp'))).toEqual([]);
});
