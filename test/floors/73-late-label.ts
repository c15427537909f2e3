import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Floor } from '../../src/bench/baseline.ts';
import type { Toolbox } from '../../src/bench/toolbox.ts';
import { nothingToInstall } from '../../src/lab/objects/builder/nothing-to-install.ts';
import { withDependency } from '../../src/lab/fixtures/package-json.ts';

const web = 'http://localhost:8080/';

/** Four builds, three with an id: each image tells it, and the second one the installation of the first. */
export default async function run(floor: Floor): Promise<void> {
  const app = join(floor.folder, 'app');
  const edit = async (file: string, change: (before: string) => string) =>
    writeFile(join(app, file), change(await readFile(join(app, file), 'utf8')));
  const scales = floor.name('scales');
  for (const file of ['package.json', 'package-lock.json'])
    await edit(file, withDependency(scales, { like: 'ms' }));
  await edit('src/server.js', (source) => `import '${scales}';\n${source}`);

  const id = (build: number) => `${build}-${floor.nonce}`;
  const numbered = (build: number) => ['--build-arg', `BUILD_ID=${id(build)}`];
  const one = await look(floor, await floor.build(app, ...numbered(1)));
  await one.fetch(web, id(1));
  const two = await look(floor, await floor.build(app, ...numbered(2), ...nothingToInstall));
  const installation = `${web}installation`;
  assert.equal(await two.fetch(installation, '-'), await one.fetch(installation, '-'));
  const three = await look(floor, await floor.build(app, ...numbered(3)));
  await three.fetch(web, id(3));
  const four = await look(floor, await floor.build(app));
  await four.fetch(web, 'build unknown');
}

async function look(floor: Floor, image: string): Promise<Toolbox> {
  const container = await floor.start(image);
  return floor.toolbox(`container:${container.id}`);
}
