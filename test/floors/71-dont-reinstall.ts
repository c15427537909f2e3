import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Floor } from '../../src/bench/baseline.ts';
import type { Toolbox } from '../../src/bench/toolbox.ts';
import { nothingToInstall } from '../../src/lab/objects/builder/nothing-to-install.ts';
import { withDependency, withSubDependency } from '../../src/lab/fixtures/package-json.ts';

const web = 'http://localhost:8080/';

/** Four builds, an edit between two; the application of each image tells its installation. */
export default async function run(floor: Floor): Promise<void> {
  const app = join(floor.folder, 'app');
  const edit = async (file: string, change: (before: string) => string) =>
    writeFile(join(app, file), change(await readFile(join(app, file), 'utf8')));

  const first = await floor.build(app);
  await edit('src/hours.js', () => `export const hours = 'open ${floor.nonce}';\n`);
  for (const other of ['server', 'installation'])
    await edit(`src/${other}.js`, (source) => `${source}// Looked through: ${floor.nonce}\n`);
  const second = await floor.build(app, ...nothingToInstall);
  const [one, two] = await Promise.all([look(floor, first), look(floor, second)]);
  assert.equal(two.installation, one.installation);
  await two.toolbox.fetch(web, floor.nonce);

  const weights = floor.name('weights');
  await edit('package-lock.json', withSubDependency(weights, { of: 'ms' }));
  const three = await look(floor, await floor.build(app));
  assert.notEqual(three.installation, two.installation);
  await three.toolbox.fetch(`${web}packages`, weights);

  const scales = floor.name('scales');
  await edit('package.json', withDependency(scales, { like: 'ms' }));
  await edit('package-lock.json', withDependency(scales, { like: 'ms' }));
  await edit('src/hours.js', (source) => `import '${scales}';\n${source}`);
  const four = await look(floor, await floor.build(app));
  await four.toolbox.fetch(web, floor.nonce);
}

async function look(
  floor: Floor,
  image: string,
): Promise<{ toolbox: Toolbox; installation: string }> {
  const container = await floor.start(image);
  const toolbox = await floor.toolbox(`container:${container.id}`);
  return { toolbox, installation: await toolbox.fetch(`${web}installation`, '-') };
}
